package dev.reknit.runtime.redundancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.AllInstancesFailedException;
import dev.reknit.AllInstancesFailedException.InstanceFailure;
import dev.reknit.RetryAfter;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RetryAfterOfAllTest {
    private static final class Busy extends Exception implements RetryAfter {
        private static final long serialVersionUID = 1;
        private final transient Duration hint;

        Busy(long millis) {
            hint = Duration.ofMillis(millis);
        }

        @Override
        public Duration retryAfter() {
            return hint;
        }
    }

    private static Duration hintOf(Exception... failures) {
        return new AllInstancesFailedException(
                        "all",
                        Arrays.stream(failures)
                                .map(each -> new InstanceFailure("one", each))
                                .toList())
                .retryAfter();
    }

    @Test
    void everyFailureHints_shortestHint() {
        assertThat(hintOf(new Busy(300), new Busy(100), new Busy(200))).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void oneFailureHintsNot_noHint() {
        assertThat(hintOf(new Busy(300), new Exception())).isEqualTo(Duration.ZERO);
        assertThat(hintOf(new Exception(), new Busy(300))).isEqualTo(Duration.ZERO);
        assertThat(hintOf(new Busy(300), new Busy(0))).isEqualTo(Duration.ZERO);
        assertThat(hintOf()).isEqualTo(Duration.ZERO);
    }
}
