package dev.reknit.runtime.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.runtime.metrics.BudgetMeters;
import dev.reknit.runtime.metrics.Metrics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final long SECOND = 1_000_000_000L;

    private static Budget budget(double ratio, double floor) {
        Budget budget = new Budget("test", new BudgetMeters(new Metrics(() -> {}, failure -> {}), "test"), 0);
        budget.grant("method", new BudgetNumbers(ratio, floor));
        return budget;
    }

    private static int granted(Budget budget, long nowNanos, int asked) {
        int granted = 0;
        for (int i = 0; i < asked; i++) {
            granted += budget.withdraw(nowNanos) ? 1 : 0;
        }
        return granted;
    }

    private static void call(Budget budget, int times) {
        for (int i = 0; i < times; i++) {
            budget.called();
        }
    }

    @Test
    void callsWereMade_theirShareIsGranted() {
        Budget budget = budget(0.1, 0);
        call(budget, 100);
        assertThat(granted(budget, SECOND, 50)).isEqualTo(10);
    }

    @Test
    void noCalls_theFloorIsGranted() {
        assertThat(granted(budget(0.1, 2), SECOND, 50)).isEqualTo(20);
    }

    @Test
    void tenSecondsLater_thereIsMoreAgain() {
        Budget budget = budget(0, 1);
        assertThat(granted(budget, 0, 50)).isEqualTo(10);
        assertThat(granted(budget, 9 * SECOND, 50)).isZero();
        assertThat(granted(budget, 10 * SECOND, 50)).isEqualTo(10);
    }

    @Test
    void longPauseBeforeTheFirstLook_callsCountAsIfTheyHadComeEvenly() {
        Budget budget = budget(0.1, 0);
        call(budget, 100_000);
        assertThat(granted(budget, 1000 * SECOND, 1000)).isBetween(90, 100);
    }

    @Test
    void methodsGrantDifferentNumbers_theSmallerHold() {
        Budget budget = budget(0.5, 3);
        budget.grant("other", new BudgetNumbers(0.1, 7));
        call(budget, 100);
        assertThat(granted(budget, 0, 100)).isEqualTo(10 + 30);
    }

    @Test
    void methodGrantsAnew_theOldNumbersAreForgotten() {
        Budget budget = budget(0, 1);
        budget.grant("method", new BudgetNumbers(0, 2));
        assertThat(granted(budget, 0, 100)).isEqualTo(20);
    }

    @Test
    void clockGoesBack_nothingIsLost() {
        Budget budget = budget(0, 1);
        assertThat(granted(budget, 5 * SECOND, 4)).isEqualTo(4);
        assertThat(granted(budget, 3 * SECOND, 50)).isEqualTo(6);
    }

    /** The naive twin remembers each call and each extra attempt with its second. */
    @Test
    void anyHistory_asTheTwinThatRemembersEverything() {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            double ratio = random.nextInt(11) / 10.0;
            double floor = random.nextInt(3);
            Budget budget = budget(ratio, floor);
            Deque<Long> calls = new ArrayDeque<>();
            Deque<Long> extras = new ArrayDeque<>();
            for (long second = 0; second < 60; second++) {
                long from = second - 9;
                calls.removeIf(each -> each < from);
                extras.removeIf(each -> each < from);
                // Looked at in each second before and after the calls, so that none is spread over others.
                boolean atOnce = budget.withdraw(second * SECOND);
                assertThat(atOnce)
                        .as("seed %d, second %d", seed, second)
                        .isEqualTo(extras.size() + 1 <= ratio * calls.size() + floor * 10 + 1e-9);
                if (atOnce) {
                    extras.add(second);
                }
                int made = random.nextInt(20);
                call(budget, made);
                for (int i = 0; i < made; i++) {
                    calls.add(second);
                }
                boolean later = budget.withdraw(second * SECOND + SECOND / 2);
                assertThat(later)
                        .as("seed %d, second %d and a half", seed, second)
                        .isEqualTo(extras.size() + 1 <= ratio * calls.size() + floor * 10 + 1e-9);
                if (later) {
                    extras.add(second);
                }
            }
        }
    }

    @Test
    void manyThreads_neverMoreThanGranted() throws InterruptedException {
        Budget budget = budget(0, 100);
        AtomicInteger granted = new AtomicInteger();
        Thread[] threads = new Thread[8];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> granted.addAndGet(granted(budget, SECOND, 500)));
            threads[i].start();
        }
        for (Thread each : threads) {
            each.join();
        }
        assertThat(granted).hasValue(1000);
    }
}
