package dev.reknit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Client;
import com.acme.Flaky;
import dev.reknit.agent.log.ApplicationLog;
import dev.reknit.agent.log.LogMode;
import dev.reknit.weaver.LoaderRewriter;
import dev.reknit.weaver.LoaderRewriter.Home;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is thrown while a class is looked at, the JVM gets an answer, and the class is loaded as it was. */
class WeavingTransformerTest {
    private final RuleFiles rules = new RuleFiles(List.of());
    private final AppLoaders known = new AppLoaders(rules, Options.parse(null, new Properties()));

    /** An error that cannot even be named. */
    private static final class Unspeakable extends Error {
        private static final long serialVersionUID = 1;

        @Override
        public String toString() {
            throw new StackOverflowError();
        }
    }

    /** A class loader that ends every question for a class or a class file with an error. */
    private static final class Broken extends ClassLoader {
        private final Supplier<Error> errors;

        Broken(Supplier<Error> errors) {
            super(null);
            this.errors = errors;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) {
            throw errors.get();
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            throw errors.get();
        }
    }

    static Stream<Arguments> errors() {
        return Stream.<Supplier<Error>>of(
                        StackOverflowError::new,
                        OutOfMemoryError::new,
                        NoClassDefFoundError::new,
                        ClassCircularityError::new,
                        ThreadDeath::new,
                        Unspeakable::new)
                .flatMap(each -> Stream.of(Client.class, Flaky.class).map(type -> Arguments.of(each, type)));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void errorWhileLooking_classStaysAsItWas(Supplier<Error> errors, Class<?> type) throws IOException {
        assertThat(transform(new Broken(errors), type)).isNull();
    }

    @ParameterizedTest
    @MethodSource("errors")
    @ResourceLock(Resources.SYSTEM_ERR)
    void errorWhileLookingAndNoWayToSayIt_classStaysAsItWas(Supplier<Error> errors, Class<?> type) throws IOException {
        PrintStream before = System.err;
        System.setErr(new PrintStream(OutputStream.nullOutputStream()) {
            @Override
            public void println(String line) {
                throw errors.get();
            }
        });
        try {
            assertThat(transform(new Broken(errors), type)).isNull();
        } finally {
            System.setErr(before);
        }
    }

    @ParameterizedTest
    @MethodSource("errors")
    void errorInAnotherClassLoader_thisOnesClassesAreWoven(Supplier<Error> errors, Class<?> type) throws IOException {
        transform(new Broken(errors), type);

        assertThat(transform(getClass().getClassLoader(), Flaky.class)).isNotNull();
    }

    private byte[] transform(ClassLoader loader, Class<?> type) throws IOException {
        Outcome outcome = new Outcome(new ApplicationLog(LogMode.ON), null, rules);
        WeavingTransformer transformer = new WeavingTransformer(
                Options.parse(null, new Properties()),
                new Modules(null),
                outcome,
                new LoaderRewriter(Home.SYSTEM),
                known,
                new PlatformClasses(rules.everywhere(), true));
        String name = type.getName().replace('.', '/');
        try (InputStream in = type.getResourceAsStream('/' + name + ".class")) {
            byte[] classFile = in.readAllBytes();
            return transformer.transform(type.getModule(), loader, name, null, null, classFile);
        } finally {
            outcome.end();
        }
    }
}
