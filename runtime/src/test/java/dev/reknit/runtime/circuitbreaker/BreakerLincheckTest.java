package dev.reknit.runtime.circuitbreaker;

import dev.reknit.BreakerState;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jetbrains.lincheck.datastructures.BooleanGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.junit.jupiter.api.Test;

/**
 * Threads that make calls at once: what passes and what is rejected, some order of the calls explains. One failure opens
 * the breaker: with more, calls may overtake the one that opens it, as {@link Breaker} says.
 */
class BreakerLincheckTest {
    /** Calls that overlap, one of each thread; two trials must succeed, and the delay is over at once. */
    public static final class Calls {
        private final FakeClock clock = new FakeClock(0);
        private final Breaker breaker = new Breaker(
                "test",
                new BreakerSettings(0, 2, 0.1, 2, 0, 1, 0, 1_000),
                (any, from, to, reason) -> {},
                new AtomicLong(),
                clock);
        private final AtomicLongArray tickets = new AtomicLongArray(8);

        @Operation
        public boolean enter(@Param(gen = ThreadIdGen.class) int thread) {
            long ticket = breaker.enter(clock);
            tickets.set(thread, ticket);
            return ticket != Breaker.REJECTED;
        }

        @Operation
        public void end(@Param(gen = ThreadIdGen.class) int thread, @Param(gen = BooleanGen.class) boolean fails) {
            long ticket = tickets.getAndSet(thread, Breaker.REJECTED);
            if (ticket != Breaker.REJECTED && (fails || !breaker.isQuiet())) {
                breaker.ended(ticket, fails, clock);
            }
        }

        @Operation
        public BreakerState state() {
            return breaker.state();
        }

        @Operation
        public void reset() {
            breaker.reset(clock);
        }
    }

    /** Half-open from the beginning: who is let in. */
    public static final class Trials {
        private final FakeClock clock = new FakeClock(0);
        private final Breaker breaker = new Breaker(
                "test",
                new BreakerSettings(0, 1, 0.1, 2, 0, 1, 0, 1_000),
                (any, from, to, reason) -> {},
                new AtomicLong(),
                clock);

        public Trials() {
            breaker.ended(breaker.enter(clock), true, clock);
        }

        @Operation
        public boolean enterAndStay() {
            return breaker.enter(clock) != Breaker.REJECTED;
        }

        @Operation
        public BreakerState state() {
            return breaker.state();
        }

        @Operation
        public void force() {
            breaker.force(BreakerState.FORCED_OPEN, clock);
        }
    }

    @Test
    void calls_areLinearizable() {
        WindowLincheckTest.check(Calls.class);
    }

    @Test
    void trials_areLinearizable() {
        WindowLincheckTest.check(Trials.class);
    }
}
