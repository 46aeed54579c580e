package dev.reknit.weaver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.Retry;
import dev.reknit.weaver.LoaderRewriter.Home;
import dev.reknit.weaver.model.ClassIndex;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoaderRewriterTest {
    /** Finds nothing, and says what it was asked for. */
    public static class Blind extends ClassLoader {
        public final List<String> asked = new ArrayList<>();

        public Blind() {
            super(null);
        }

        @Override
        public Class<?> loadClass(String name) throws ClassNotFoundException {
            for (int i = 0; i < 1; i++) {
                asked.add(name);
            }
            throw new ClassNotFoundException(name);
        }
    }

    /** No class loader, though it has such a method. */
    public static class Registry {
        public Class<?> loadClass(String name) {
            return Registry.class;
        }
    }

    /** A class loader that leaves the method alone. */
    public static class Plain extends ClassLoader {
        public void other() throws ClassNotFoundException {
            loadClass("x");
        }
    }

    private static final ClassIndex INDEX = ClassIndex.of(LoaderRewriterTest.class.getClassLoader());

    private static byte[] classFile(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream('/' + type.getName().replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }

    private static byte[] rewrite(Home home, Class<?> type) throws IOException {
        byte[] original = classFile(type);
        assertThat(LoaderRewriter.mayConcern(original)).isTrue();
        return new LoaderRewriter(home).rewrite(original, INDEX);
    }

    private static ClassLoader rewrittenBlind(Home home) throws Exception {
        byte[] rewritten = rewrite(home, Blind.class);
        Class<?> type = new ClassLoader(LoaderRewriterTest.class.getClassLoader()) {
            Class<?> define() {
                return defineClass(Blind.class.getName(), rewritten, 0, rewritten.length);
            }
        }.define();
        return (ClassLoader) type.getConstructor().newInstance();
    }

    private static Object asked(ClassLoader blind) throws ReflectiveOperationException {
        return blind.getClass().getField("asked").get(blind);
    }

    @Test
    void classAtHome_isFoundWithoutTheLoader() throws Exception {
        ClassLoader blind = rewrittenBlind(Home.SYSTEM);

        assertThat(blind.loadClass(Retry.class.getName())).isSameAs(Retry.class);
        assertThat(asked(blind)).isEqualTo(List.of());
    }

    @Test
    void classNotAtHome_theLoaderIsAsked() throws Exception {
        ClassLoader blind = rewrittenBlind(Home.BOOTSTRAP);

        assertThatThrownBy(() -> blind.loadClass("dev.reknit.samples.Own")).isInstanceOf(ClassNotFoundException.class);
        assertThat(asked(blind)).isEqualTo(List.of("dev.reknit.samples.Own"));
    }

    @Test
    void otherClass_theLoaderIsAsked() throws Exception {
        ClassLoader blind = rewrittenBlind(Home.SYSTEM);

        assertThatThrownBy(() -> blind.loadClass("java.lang.String")).isInstanceOf(ClassNotFoundException.class);
        assertThat(asked(blind)).isEqualTo(List.of("java.lang.String"));
    }

    @Test
    void noLoaderOrNoOverride_staysAsItIs() throws Exception {
        assertThat(rewrite(Home.BOOTSTRAP, Registry.class)).isNull();
        assertThat(rewrite(Home.BOOTSTRAP, Plain.class)).isNull();
    }

    @Test
    void classWithoutTheName_isNotLookedAt() throws Exception {
        assertThat(LoaderRewriter.mayConcern(classFile(Retry.class))).isFalse();
    }
}
