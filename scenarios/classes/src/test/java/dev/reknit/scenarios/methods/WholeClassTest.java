package dev.reknit.scenarios.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.scenarios.Fault;
import dev.reknit.scenarios.Script;
import dev.reknit.testkit.ReknitTest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@ReknitTest
class WholeClassTest {
    private final Script script = Script.failingAlways();
    private final WholeClass subject = new WholeClass(script);

    private void isTried(int times, ThrowingCallable call) {
        assertThat(catchThrowable(call)).isInstanceOf(Fault.class);
        assertThat(script.attempts()).isEqualTo(times);
    }

    @Test
    void instanceMethod_isCovered() {
        isTried(3, subject::covered);
    }

    @Test
    void methodWithItsOwnAnnotation_goesByThat() {
        isTried(1, subject::overridden);
    }

    @Test
    void privateMethod_isNotCovered() {
        isTried(1, () -> WholeClass.callsHidden(subject));
    }

    @Test
    void staticMethod_isNotCovered() {
        isTried(1, () -> WholeClass.shared(script));
    }
}
