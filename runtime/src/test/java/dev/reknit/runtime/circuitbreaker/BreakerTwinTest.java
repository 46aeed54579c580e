package dev.reknit.runtime.circuitbreaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.BreakerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** {@link Breaker} against its rules written down naively, with calls that overlap, in time that is an argument. */
class BreakerTwinTest {
    /** So long that steps of a microsecond do not matter. */
    private static final long MS = 1 << 20;

    private record Going(long ticket, TwinBreaker.Call call) {}

    @Property
    void randomCalls_decideAsTheTwin(@ForAll long seed, @ForAll long origin) {
        Random random = new Random(seed);
        BreakerSettings settings = settings(random);
        FakeClock clock = new FakeClock(origin);
        List<String> changes = new ArrayList<>();
        Breaker breaker = new Breaker(
                "test", settings, (any, from, to, reason) -> changes.add(from + " to " + to), new AtomicLong(), clock);
        TwinBreaker twin = new TwinBreaker(settings);
        List<Going> going = new ArrayList<>();
        for (int step = 0; step < 300; step++) {
            String place = "step " + step + ", " + settings + twin;
            switch (random.nextInt(24)) {
                case 0 -> pass(clock, twin, random.nextLong(80) * MS);
                case 1, 2, 3, 4 -> pass(clock, twin, random.nextLong(4) * MS);
                case 5 -> {
                    if (!going.isEmpty()) {
                        Going one = going.remove(random.nextInt(going.size()));
                        breaker.forget(one.ticket, clock);
                        twin.forget(one.call);
                    }
                }
                case 6 -> {
                    if (random.nextInt(10) == 0) {
                        operate(breaker, twin, clock, random.nextInt(4));
                    }
                }
                case 7, 8, 9, 10, 11, 12, 13, 14 -> {
                    if (!going.isEmpty()) {
                        Going one = going.remove(random.nextInt(going.size()));
                        end(breaker, twin, clock, one, random.nextInt(3) == 0);
                    }
                }
                default -> {
                    long ticket = breaker.enter(clock);
                    TwinBreaker.Call call = twin.enter();
                    assertThat(ticket != Breaker.REJECTED).as(place).isEqualTo(call != null);
                    if (call != null) {
                        going.add(new Going(ticket, call));
                    }
                }
            }
            assertThat(breaker.state()).as(place).isEqualTo(twin.state);
            assertThat(changes).as(place).isEqualTo(twin.changes);
            assertThat(breaker.untilHalfOpenNanos(clock.nanoTime())).as(place).isEqualTo(twin.untilHalfOpen());
        }
        checkCounters(breaker, twin, clock);
    }

    private static void end(Breaker breaker, TwinBreaker twin, FakeClock clock, Going one, boolean failed) {
        // As a call does that succeeds: it leaves without a word if it may.
        if (failed || !breaker.isQuiet()) {
            breaker.ended(one.ticket, failed, clock);
        }
        twin.ended(one.call, failed);
    }

    private static void operate(Breaker breaker, TwinBreaker twin, FakeClock clock, int how) {
        List<BreakerState> forced =
                List.of(BreakerState.FORCED_OPEN, BreakerState.FORCED_CLOSED, BreakerState.DISABLED);
        if (how == 3) {
            breaker.reset(clock);
            twin.reset();
        } else {
            breaker.force(forced.get(how), clock);
            twin.force(forced.get(how));
        }
    }

    private static void pass(FakeClock clock, TwinBreaker twin, long nanos) {
        clock.pass(nanos);
        twin.now += nanos;
    }

    private static void checkCounters(Breaker breaker, TwinBreaker twin, FakeClock clock) {
        assertThat(breaker.counters().failures()).isEqualTo(twin.failures);
        assertThat(breaker.counters().slow()).isEqualTo(twin.slow);
        assertThat(breaker.counters().opened())
                .isEqualTo(twin.changes.stream()
                        .filter(each -> each.endsWith(" to OPEN"))
                        .count());
        long sum = 0;
        for (BreakerState each : BreakerState.values()) {
            assertThat(breaker.timeIn(each, clock.nanoTime())).as(each.name()).hasNanos(twin.timeIn(each));
            sum += breaker.timeIn(each, clock.nanoTime()).toNanos();
        }
        assertThat(sum).isEqualTo(twin.now);
    }

    private static BreakerSettings settings(Random random) {
        int volume = random.nextInt(4) == 0 ? 60 + random.nextInt(10) : 1 + random.nextInt(6);
        return new BreakerSettings(
                random.nextLong(4) * 10 * MS,
                volume,
                random.nextInt(11) / 10.0,
                1 + random.nextInt(3),
                random.nextBoolean() ? 0 : (1 + random.nextLong(20)) * MS,
                (1 + random.nextInt(10)) / 10.0,
                random.nextInt(3) == 0 ? (1 + random.nextLong(10)) * 10 * MS : 0,
                (1 + random.nextLong(30)) * MS);
    }
}
