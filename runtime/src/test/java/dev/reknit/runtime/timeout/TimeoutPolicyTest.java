package dev.reknit.runtime.timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.reknit.Checkpointed;
import dev.reknit.Timeout;
import dev.reknit.TimeoutMode;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.GuardedMethod;
import dev.reknit.runtime.PlanContext;
import dev.reknit.runtime.Policy;
import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;

/** What a policy refuses that the weaver did not see, since a configuration brought it about. */
class TimeoutPolicyTest {
    @Timeout(mode = TimeoutMode.ABANDON)
    @Checkpointed
    void restored() {}

    @Timeout(mode = TimeoutMode.ABANDON)
    void exclusive() {}

    /** As the weaver leaves a synchronized method. */
    synchronized void reknit$exclusive() {}

    @Timeout(-5)
    void negative() {}

    @Timeout(0)
    void unlimited() {}

    @Test
    void abandonOfCheckpointed_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy("restored"))
                .withMessage("Timeout.mode = ABANDON on TimeoutPolicyTest.restored(): cannot go with @Checkpointed;"
                        + " use INTERRUPT");
    }

    @Test
    void abandonOfSynchronized_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy("exclusive"))
                .withMessage("Timeout.mode = ABANDON on TimeoutPolicyTest.exclusive(): cannot go with synchronized;"
                        + " use INTERRUPT");
    }

    @Test
    void negative_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy("negative"))
                .withMessage("Timeout.value = -5; allowed: 0 (no limit) or more");
    }

    @Test
    void zero_isNoneOfACallsBusiness() throws Exception {
        assertThat(policy("unlimited").admission()).isNull();
    }

    private static Policy policy(String method) throws Exception {
        GuardedMethod guarded = GuardedMethod.find(MethodHandles.lookup(), method, "()V");
        Timeout timeout = guarded.annotation(Timeout.class);
        return new TimeoutFactory()
                .create(timeout, new PlanContext(guarded, TimeoutPolicyTest.class, Environment.system()));
    }
}
