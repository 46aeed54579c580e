package dev.reknit.runtime.circuitbreaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.BreakerState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Settings that change while it is in use, and many threads at once. */
class BreakerTest {
    private static final BreakerSettings FOUR = new BreakerSettings(1_000, 4, 0.5, 1, 0, 1, 0, 1_000);

    private final FakeClock clock = new FakeClock(-5);
    private final List<String> changes = Collections.synchronizedList(new ArrayList<>());

    private Breaker breaker(BreakerSettings settings) {
        return new Breaker(
                "test", settings, (any, from, to, reason) -> changes.add(to + ": " + reason), new AtomicLong(), clock);
    }

    private void call(Breaker breaker, boolean fails) {
        long ticket = breaker.enter(clock);
        assertThat(ticket).isNotEqualTo(Breaker.REJECTED);
        breaker.ended(ticket, fails, clock);
    }

    @Test
    void otherRatio_outcomesAreKept() {
        Breaker breaker = breaker(FOUR);
        call(breaker, true);
        call(breaker, false);
        call(breaker, false);
        long ticket = breaker.enter(clock);
        breaker.adopt(new BreakerSettings(1_000, 4, 0.25, 1, 0, 1, 0, 1_000), clock);
        breaker.ended(ticket, false, clock);
        assertThat(changes).containsExactly("OPEN: 1 of 4 calls failed");
    }

    @Test
    void otherWindow_beginsEmptyAndForgetsCallsThatAreGoingOn() {
        Breaker breaker = breaker(FOUR);
        call(breaker, true);
        long ticket = breaker.enter(clock);
        breaker.adopt(new BreakerSettings(1_000, 2, 0.5, 1, 0, 1, 0, 1_000), clock);
        breaker.ended(ticket, true, clock);
        call(breaker, true);
        assertThat(changes).isEmpty();
        call(breaker, false);
        assertThat(changes).containsExactly("OPEN: 1 of 2 calls failed");
    }

    @Test
    void slowCallsAskedForLater_callsOfBeforeAreNotTimed() {
        Breaker breaker = breaker(FOUR);
        long ticket = breaker.enter(clock);
        breaker.adopt(new BreakerSettings(1_000, 1, 0.5, 1, 10_000, 1, 0, 1_000), clock);
        clock.pass(1_000_000);
        breaker.ended(ticket, false, clock);
        assertThat(changes).isEmpty();
        ticket = breaker.enter(clock);
        clock.pass(1_000_000);
        breaker.ended(ticket, false, clock);
        assertThat(changes).containsExactly("OPEN: 1 of 1 calls slow");
        assertThat(breaker.counters().slow()).isEqualTo(1);
    }

    @Test
    void otherDelay_appliesToABreakerThatIsOpen() {
        Breaker breaker = breaker(FOUR);
        for (int i = 0; i < 4; i++) {
            call(breaker, true);
        }
        clock.pass(100);
        breaker.adopt(new BreakerSettings(300, 4, 0.5, 1, 0, 1, 0, 1_000), clock);
        assertThat(breaker.untilHalfOpenNanos(clock.nanoTime())).isEqualTo(200);
        clock.pass(200);
        call(breaker, false);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void fewerTrialsAsked_nextSuccessCloses() {
        Breaker breaker = breaker(new BreakerSettings(0, 1, 0.5, 5, 0, 1, 0, 1_000));
        call(breaker, true);
        call(breaker, false);
        call(breaker, false);
        call(breaker, false);
        breaker.adopt(new BreakerSettings(0, 1, 0.5, 2, 0, 1, 0, 1_000), clock);
        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        call(breaker, false);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void forcedBreaker_staysSoUnderOtherSettings() {
        Breaker breaker = breaker(FOUR);
        breaker.force(BreakerState.FORCED_OPEN, clock);
        breaker.adopt(new BreakerSettings(0, 1, 0.5, 5, 0, 1, 0, 1_000), clock);
        assertThat(breaker.enter(clock)).isEqualTo(Breaker.REJECTED);
    }

    @Test
    void delayOfForever_isNotOverEvenIfAThreadIsLate() {
        Breaker breaker = breaker(new BreakerSettings(Long.MAX_VALUE, 1, 0.5, 1, 0, 1, 0, 1_000));
        call(breaker, true);
        clock.pass(-3);
        assertThat(breaker.enter(clock)).isEqualTo(Breaker.REJECTED);
        clock.pass(1L << 60);
        assertThat(breaker.enter(clock)).isEqualTo(Breaker.REJECTED);
    }

    /** Each opening is told once, and followed by one half-open state; no failure is counted twice. */
    @Test
    void manyThreads_changesAndCountersAddUp() throws InterruptedException {
        Breaker breaker = breaker(new BreakerSettings(0, 5, 0.4, 3, 0, 1, 0, Long.MAX_VALUE));
        AtomicLong failed = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Random random = new Random(i);
            threads.add(new Thread(() -> {
                for (int step = 0; step < 20_000; step++) {
                    long ticket = breaker.enter(clock);
                    if (ticket == Breaker.REJECTED) {
                        continue;
                    }
                    boolean fails = random.nextInt(3) == 0;
                    failed.addAndGet(fails ? 1 : 0);
                    breaker.ended(ticket, fails, clock);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread each : threads) {
            each.join();
        }
        assertThat(breaker.counters().failures()).isPositive().isLessThanOrEqualTo(failed.get());
        assertThat(breaker.counters().opened())
                .isPositive()
                .isEqualTo(
                        changes.stream().filter(each -> each.startsWith("OPEN")).count());
        long halfOpened =
                changes.stream().filter(each -> each.startsWith("HALF_OPEN")).count();
        long closed = changes.stream().filter(each -> each.startsWith("CLOSED")).count();
        assertThat(breaker.counters().opened() - halfOpened).isBetween(0L, 1L);
        assertThat(closed).isLessThanOrEqualTo(halfOpened);
    }
}
