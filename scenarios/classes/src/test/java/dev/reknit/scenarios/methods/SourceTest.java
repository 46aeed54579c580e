package dev.reknit.scenarios.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.scenarios.Fault;
import dev.reknit.scenarios.Script;
import dev.reknit.testkit.ReknitTest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@ReknitTest
class SourceTest {
    private final Script script = Script.failingAlways();

    private void isGuardedOnce(ThrowingCallable call) {
        assertThat(catchThrowable(call)).isInstanceOf(Fault.class);
        assertThat(script.attempts()).isEqualTo(3);
    }

    @Test
    void throughBridgeOfTypeParameter_isGuardedOnce() {
        Source<String> source = new Source.Names();
        isGuardedOnce(() -> source.next("", script));
    }

    @Test
    void throughBridgeOfCovariantResult_isGuardedOnce() {
        Source<?> source = new Source.Names();
        isGuardedOnce(() -> source.any(script));
    }

    @Test
    void throughBridgeOfBoundedParameter_isGuardedOnce() {
        Source<Long> source = new Source.Doubles<>();
        isGuardedOnce(() -> source.next(1L, script));
    }

    @Test
    void directly_isGuardedOnce() {
        isGuardedOnce(() -> new Source.Names().any(script));
    }
}
