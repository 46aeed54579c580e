package dev.reknit.scenarios.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.scenarios.Script;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@ReknitTest
class AllAtOnceTest {
    @Test
    void bodySucceeds_keepsItsChange(VirtualTime time) {
        AllAtOnce all = new AllAtOnce(Script.failing(0), Script.failing(0));
        assertThat(all.call("done")).isEqualTo("done by body 1");
        assertThat(all.changes()).isEqualTo(1);
        assertThat(time.now()).isZero();
    }

    @Test
    void bodyFails_alternateFindsCleanState() {
        AllAtOnce all = new AllAtOnce(Script.failing(1), Script.failing(0));
        assertThat(all.call("done")).isEqualTo("done by alternate 1");
        assertThat(all.log()).containsExactly("body finds 0", "alternate finds 0");
        assertThat(all.changes()).isZero();
    }

    @Test
    void bothFailOnce_retrySucceeds(VirtualTime time) {
        AllAtOnce all = new AllAtOnce(Script.failing(1), Script.failing(1));
        assertThat(all.call("done")).isEqualTo("done by body 2");
        assertThat(all.log()).containsExactly("body finds 0", "alternate finds 0", "body finds 0");
        assertThat(all.changes()).isEqualTo(1);
        assertThat(time.now()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void allFail_fallbackAnswersFromCleanState() {
        AllAtOnce all = new AllAtOnce(Script.failingAlways(), Script.failingAlways());
        assertThat(all.call("done")).isEqualTo("done by fallback");
        assertThat(all.log())
                .containsExactly(
                        "body finds 0", "alternate finds 0", "body finds 0", "alternate finds 0", "fallback finds 0");
        assertThat(all.changes()).isZero();
    }
}
