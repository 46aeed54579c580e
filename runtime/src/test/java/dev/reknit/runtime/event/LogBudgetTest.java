package dev.reknit.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class LogBudgetTest {
    @Example
    void burst_tenLinesThenNone() {
        LogBudget budget = new LogBudget();
        for (int i = 0; i < 10; i++) {
            assertThat(budget.take(0)).isZero();
        }
        assertThat(budget.take(999_999_999)).isEqualTo(-1);
        assertThat(budget.take(999_999_999)).isEqualTo(-1);
        assertThat(budget.take(1_000_000_000)).isEqualTo(2);
        assertThat(budget.take(1_000_000_000)).isEqualTo(-1);
        assertThat(budget.take(2_000_000_000)).isEqualTo(1);
    }

    /** Also where the clock runs over the end of its range. */
    @Property
    void take_isWhatTheTwinSays(
            @ForAll long origin, @ForAll @Size(max = 200) List<@LongRange(min = 0, max = 3_000_000_000L) Long> pauses) {
        LogBudget budget = new LogBudget();
        Bucket twin = new Bucket();
        long now = origin;
        for (long pause : pauses) {
            // Most pauses are short, or the budget would never be used up.
            long passed = pause % 3 == 0 ? pause : pause % 1000;
            now += passed;
            assertThat(budget.take(now)).isEqualTo(twin.take(passed));
        }
    }

    /** Counts nanosecond by nanosecond, as it were: ten thousand million of them are a full bucket. */
    private static final class Bucket {
        private long level = 10_000_000_000L;
        private long suppressed;

        long take(long passed) {
            level = Math.min(10_000_000_000L, level + passed);
            if (level < 1_000_000_000L) {
                suppressed++;
                return -1;
            }
            level -= 1_000_000_000L;
            long before = suppressed;
            suppressed = 0;
            return before;
        }
    }
}
