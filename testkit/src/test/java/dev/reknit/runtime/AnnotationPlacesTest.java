package dev.reknit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.Fallback;
import dev.reknit.Retry;
import dev.reknit.testkit.ReknitTest;
import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;

/** Where an annotation may stand, and where its fallback is looked for. */
@ReknitTest
class AnnotationPlacesTest {
    interface Greeting {
        default String byInterface(String name) {
            return "interface " + name;
        }
    }

    static class Base {
        private String bySuperclass(String name) {
            return "superclass " + name;
        }

        String overridden(String name) {
            return "not this";
        }
    }

    /** Each method fails, after it has counted its attempt. */
    @Retry(maxRetries = 1, jitter = 0)
    static class Service extends Base implements Greeting {
        int attempts;

        private Object fail() {
            attempts++;
            throw new IllegalStateException("attempt " + attempts);
        }

        Object call(String name, String argument) throws Throwable {
            Gate gate = Gate.of(MethodHandles.lookup(), name, "(Ljava/lang/String;)Ljava/lang/String;", 0);
            return GateLoop.call(gate, this, this::fail, argument);
        }

        String byClass(String name) {
            return "";
        }

        @Retry(maxRetries = 3, jitter = 0)
        String byMethod(String name) {
            return "";
        }

        private String ofPrivate(String name) {
            return "";
        }

        @Retry(maxRetries = 2, jitter = 0)
        private String ofAnnotatedPrivate(String name) {
            return "";
        }

        @Fallback(fallbackMethod = "bySuperclass")
        String toSuperclass(String name) {
            return "";
        }

        @Fallback(fallbackMethod = "byInterface")
        String toInterface(String name) {
            return "";
        }

        @Fallback(fallbackMethod = "overridden")
        String toOverridden(String name) {
            return "";
        }

        @Override
        String overridden(String name) {
            return "own " + name;
        }

        @Fallback(fallbackMethod = "staticFallback")
        static String ofStatic(String name) {
            return "";
        }

        private static String staticFallback(String name, IllegalStateException failure) {
            return "static " + name + " after " + failure.getMessage();
        }
    }

    static class Sub extends Service {
        @Override
        Object call(String name, String argument) throws Throwable {
            Gate gate = Gate.of(MethodHandles.lookup(), name, "(Ljava/lang/String;)Ljava/lang/String;", 0);
            return GateLoop.call(gate, this, super::fail, argument);
        }

        @Override
        String byClass(String name) {
            return "";
        }
    }

    @Retry(maxRetries = 2, jitter = 0)
    static class Replacing extends Service {
        @Override
        Object call(String name, String argument) throws Throwable {
            Gate gate = Gate.of(MethodHandles.lookup(), name, "(Ljava/lang/String;)Ljava/lang/String;", 0);
            return GateLoop.call(gate, this, super::fail, argument);
        }

        @Override
        String byClass(String name) {
            return "";
        }
    }

    @Retry(maxRetries = 1, jitter = 0)
    interface Annotated {
        Object call() throws Throwable;
    }

    static class Implementor implements Annotated {
        private int attempts;

        @Override
        public Object call() throws Throwable {
            Gate gate = Gate.of(MethodHandles.lookup(), "call", "()Ljava/lang/Object;", 0);
            return GateLoop.call(gate, this, this::fail);
        }

        private Object fail() {
            attempts++;
            throw new IllegalStateException("attempt " + attempts);
        }
    }

    private final Service service = new Service();

    @Test
    void classAnnotated_methodIsRetried() {
        assertAttempts("byClass", 2);
    }

    @Test
    void bothAnnotated_methodWins() {
        assertAttempts("byMethod", 4);
    }

    @Test
    void classAnnotated_privateMethodIsNotMeant() {
        assertAttempts("ofPrivate", 1);
    }

    @Test
    void privateMethodAnnotated_isRetried() {
        assertAttempts("ofAnnotatedPrivate", 3);
    }

    @Test
    void superclassAnnotated_methodOfSubclassIsRetried() {
        Service sub = new Sub();
        assertThat(catchThrowable(() -> sub.call("byClass", ""))).hasMessage("attempt 2");
    }

    @Test
    void superclassAndSubclassAnnotated_subclassWins() {
        Service sub = new Replacing();
        assertThat(catchThrowable(() -> sub.call("byClass", ""))).hasMessage("attempt 3");
    }

    @Test
    void interfaceAnnotated_implementorDoesNotInherit() {
        Implementor implementor = new Implementor();
        assertThat(catchThrowable(implementor::call)).hasMessage("attempt 1");
    }

    @Test
    void fallbackOfSuperclass_isCalled() throws Throwable {
        assertThat(service.call("toSuperclass", "Ada")).isEqualTo("superclass Ada");
    }

    @Test
    void fallbackOfInterface_isCalled() throws Throwable {
        assertThat(service.call("toInterface", "Ada")).isEqualTo("interface Ada");
    }

    @Test
    void fallbackOverridden_overridingOneIsCalled() throws Throwable {
        assertThat(service.call("toOverridden", "Ada")).isEqualTo("own Ada");
    }

    @Test
    void staticMethod_ownAnnotationHoldsAndTheClassIsNotMeant() throws Throwable {
        assertThat(service.call("ofStatic", "Ada")).isEqualTo("static Ada after attempt 1");
    }

    private void assertAttempts(String method, int attempts) {
        assertThat(catchThrowable(() -> service.call(method, ""))).hasMessage("attempt " + attempts);
        assertThat(service.attempts).isEqualTo(attempts);
    }
}
