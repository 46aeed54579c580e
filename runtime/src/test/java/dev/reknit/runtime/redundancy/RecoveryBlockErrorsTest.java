package dev.reknit.runtime.redundancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.Redundant;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.GuardedMethod;
import dev.reknit.runtime.PlanContext;
import dev.reknit.runtime.Policy;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a user who got an attribute of a method wrong reads. */
class RecoveryBlockErrorsTest {
    private static final String ON = " on RecoveryBlockErrorsTest$Wrong.";

    @SuppressWarnings("unused")
    private static final class Wrong {
        private static final MethodHandles.Lookup SELF = MethodHandles.lookup();

        @Redundant
        int missing(String of) {
            return 1;
        }

        @Redundant(from = "list")
        int fromOnMethod(String of) {
            return 1;
        }

        @Redundant(alternates = "nowhere")
        int unknown(String of) {
            return 1;
        }

        @Redundant(alternates = "otherParameters")
        int parameters(String of) {
            return 1;
        }

        int otherParameters(int of) {
            return 1;
        }

        @Redundant(alternates = "otherResult")
        int result(String of) {
            return 1;
        }

        long otherResult(String of) {
            return 1;
        }

        @Redundant(alternates = "itself")
        int itself(String of) {
            return 1;
        }

        @Redundant(alternates = "good")
        static int shared(String of) {
            return 1;
        }

        int good(String of) {
            return 1;
        }

        @Redundant(alternates = "good", accept = "nowhere")
        int untested(String of) {
            return 1;
        }

        @Redundant(alternates = "alsoNothing", accept = "positive")
        void nothing() {}

        void alsoNothing() {}

        @Redundant(alternates = "good", accept = "positive")
        int right(String of) {
            return 1;
        }

        @Redundant(alternates = "good")
        int rightWithoutTest(String of) {
            return 1;
        }

        boolean positive(String text) {
            throw new AssertionError("not this overload");
        }

        boolean positive(int result) {
            return result > 0;
        }
    }

    @Test
    void attributes_areNotAllowed() {
        rejects(
                "missing",
                "Redundant" + ON + "missing(String): alternates is missing; name at least one method with the same"
                        + " parameters and result");
        rejects("fromOnMethod", "Redundant" + ON + "fromOnMethod(String): from is for fields; a method has alternates");
        rejects(
                "unknown",
                "Redundant.alternates = \"nowhere\"" + ON + "unknown(String): no method int nowhere(String) in "
                        + Wrong.class.getName());
        rejects(
                "parameters",
                "Redundant.alternates = \"otherParameters\"" + ON
                        + "parameters(String): no method int otherParameters(String) in " + Wrong.class.getName());
        rejects(
                "result",
                "Redundant.alternates = \"otherResult\"" + ON + "result(String): no method int otherResult(String) in "
                        + Wrong.class.getName());
        rejects(
                "itself",
                "Redundant.alternates = \"itself\"" + ON + "itself(String): names the method itself; name another");
        rejects(
                "shared",
                "Redundant.alternates = \"good\"" + ON + "shared(String): no static method int good(String) in "
                        + Wrong.class.getName());
        rejects(
                "untested",
                "Redundant.accept = \"nowhere\"" + ON + "untested(String): no method boolean nowhere(result) in "
                        + Wrong.class.getName());
        rejects(
                "nothing",
                "Redundant.accept = \"positive\"" + ON + "nothing(): the method returns nothing that could be tested");
    }

    @Test
    void attributesAreRight_successMattersOnlyToATest() throws Throwable {
        assertThat(policy("right").admission()).isNotNull();
        assertThat(policy("rightWithoutTest").admission()).isNull();
        assertThat(policy("right").name()).isEqualTo("Redundant");
    }

    @Test
    void testIsOverloaded_theOneForTheResultIsTaken() throws Throwable {
        assertThat(guarded("right").resultTest("Redundant.accept", "positive").test(new Wrong(), 1))
                .isTrue();
    }

    private static void rejects(String method, String message) {
        assertThatThrownBy(() -> policy(method))
                .as(method)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static Policy policy(String name) {
        GuardedMethod method = guarded(name);
        return new RedundantFactory()
                .create(
                        method.method().getAnnotation(Redundant.class),
                        new PlanContext(method, Wrong.class, Environment.system()));
    }

    private static GuardedMethod guarded(String name) {
        Method method = Arrays.stream(Wrong.class.getDeclaredMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return GuardedMethod.find(
                Wrong.SELF,
                name,
                MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .toMethodDescriptorString());
    }
}
