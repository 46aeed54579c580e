package dev.reknit.runtime.circuitbreaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** {@link Running} against a list of the calls that run. */
class RunningTwinTest {
    @Property
    void slow_isNeverTooManyAndAtMostASixteenthLate(
            @ForAll @IntRange(min = 1, max = 10_000) int slowSteps, @ForAll long seed) {
        Random random = new Random(seed);
        Running running = new Running(slowSteps);
        List<Long> calls = new ArrayList<>();
        long part = -Math.floorDiv(-slowSteps, 16);
        long now = 0;
        for (int step = 0; step < 500; step++) {
            now += random.nextInt(10) == 0 ? random.nextInt(3 * slowSteps + 1) : random.nextInt(slowSteps / 20 + 2);
            if (random.nextInt(5) < 3) {
                running.begin(now);
                calls.add(now);
            } else if (!calls.isEmpty()) {
                running.end(calls.remove(random.nextInt(calls.size())));
            }
            long at = now;
            assertThat(running.slow(now))
                    .isLessThanOrEqualTo((int)
                            calls.stream().filter(each -> at - each > slowSteps).count())
                    .isGreaterThanOrEqualTo((int) calls.stream()
                            .filter(each -> at - each > slowSteps + part)
                            .count());
        }
    }
}
