package dev.reknit.testkit;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The JUnit Jupiter extension behind {@link ReknitTest}. Registered without that annotation, by
 * {@code @ExtendWith}, it does as the annotation's defaults say.
 */
public final class ReknitExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(ReknitExtension.class);
    private static final String SEED = "reknit.seed";

    /** For JUnit. */
    public ReknitExtension() {}

    @Override
    public void beforeEach(ExtensionContext context) {
        Optional<ReknitTest> settings = settings(context);
        boolean manual = settings.map(ReknitTest::manual).orElse(false);
        VirtualTime time = manual ? VirtualTime.manual() : VirtualTime.autoAdvancing();
        context.getStore(NAMESPACE).put(Session.class, Session.begin(time, seed(context, settings)));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Session session = context.getStore(NAMESPACE).remove(Session.class, Session.class);
        if (session == null) {
            return;
        }
        session.end();
        Throwable failure = context.getExecutionException().orElse(null);
        if (failure != null) {
            failure.addSuppressed(new Seed(session.seed()));
        } else if (settings(context).map(ReknitTest::leakCheck).orElse(true)) {
            session.checkNothingLeft();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getDeclaringExecutable() instanceof Method
                && context.getTestMethod().isPresent()
                && Session.gives(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Session session = context.getStore(NAMESPACE).get(Session.class, Session.class);
        if (session == null) {
            throw new ParameterResolutionException(
                    "no environment yet for " + parameter + ": ReknitExtension must come before what asks for it");
        }
        return session.give(parameter.getParameter().getType());
    }

    /** The annotation on the method, else on its class, else on a class around that. */
    private static Optional<ReknitTest> settings(ExtensionContext context) {
        Optional<ExtensionContext> at = Optional.of(context);
        while (at.isPresent()) {
            Optional<ReknitTest> found =
                    AnnotationSupport.findAnnotation(at.get().getElement(), ReknitTest.class);
            if (found.isPresent()) {
                return found;
            }
            at = at.get().getParent();
        }
        return Optional.empty();
    }

    private static long seed(ExtensionContext context, Optional<ReknitTest> settings) {
        Optional<String> given = context.getConfigurationParameter(SEED);
        if (given.isPresent()) {
            try {
                return Long.parseLong(given.get().strip());
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException(
                        SEED + " = \"" + given.get() + "\"; allowed: a whole number of 64 bits", notANumber);
            }
        }
        long declared = settings.map(ReknitTest::seed).orElse(0L);
        return declared != 0 ? declared : ThreadLocalRandom.current().nextLong();
    }

    /** Tells the seed in the stack trace of a failure, where every runner and build tool shows it. */
    private static final class Seed extends Throwable {
        private static final long serialVersionUID = 1;

        Seed(long seed) {
            super("the jitter's seed was " + seed + "; to repeat it: -D" + SEED + "=" + seed, null, false, false);
        }

        @Override
        public String toString() {
            return String.valueOf(getMessage());
        }
    }
}
