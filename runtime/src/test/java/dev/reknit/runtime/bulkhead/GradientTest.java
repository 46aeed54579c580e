package dev.reknit.runtime.bulkhead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link Gradient} in front of a simulated system, which serves so many attempts at a time at full speed. */
class GradientTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void steadyOverload_settlesJustAboveTheCapacity() {
        long base = System.nanoTime();
        for (long seed = base; seed < base + 40; seed++) {
            Random random = new Random(seed);
            int capacity = 1 + random.nextInt(60);
            Simulation system = new Simulation(seed, capacity, 1_000_000 + random.nextInt(20_000_000), 200);
            system.run(20 * SECOND, Integer.MAX_VALUE);
            int found = Math.max(capacity, Gradient.PROBE_LIMIT);
            double low = Double.MAX_VALUE;
            double high = 0;
            for (int i = 0; i < 50; i++) {
                system.run(SECOND / 10, Integer.MAX_VALUE);
                low = Math.min(low, system.gradient.limit());
                high = Math.max(high, system.gradient.limit());
            }
            String place = "seed " + seed + ", capacity " + capacity + ", limit " + low + " to " + high;
            assertThat(low).as(place).isGreaterThanOrEqualTo(Math.floor(0.8 * found));
            assertThat(high)
                    .as(place)
                    .isLessThanOrEqualTo(1.2 * (Gradient.TOLERANCE * found + Math.sqrt(found) + 1) + 1);
        }
    }

    @Test
    void systemSlowsDownForGood_limitIsFoundAgainAfterTheNextProbe() {
        Simulation system = new Simulation(7, 30, 5_000_000, 200);
        system.run(20 * SECOND, Integer.MAX_VALUE);
        system.serviceNanos = 25_000_000;
        system.run(60 * SECOND, Integer.MAX_VALUE);
        assertThat(system.gradient.limit()).isBetween(24, 48);
    }

    @Test
    void capacityShrinks_limitFollows() {
        Simulation system = new Simulation(8, 40, 5_000_000, 200);
        system.run(20 * SECOND, Integer.MAX_VALUE);
        system.capacity = 10;
        system.run(5 * SECOND, Integer.MAX_VALUE);
        assertThat(system.gradient.limit()).isBetween(8, 19);
    }

    @Test
    void fewCalls_limitDoesNotGrowBeyondTwiceTheirNumber() {
        Simulation system = new Simulation(9, 100, 5_000_000, 200);
        system.run(25 * SECOND, 5);
        assertThat(system.gradient.limit()).isLessThanOrEqualTo(14);
    }

    @Test
    void upperBound_isKeptAndMayChange() {
        Simulation system = new Simulation(10, 100, 5_000_000, 20);
        system.run(20 * SECOND, Integer.MAX_VALUE);
        assertThat(system.gradient.limit()).isEqualTo(20);
        system.gradient.most(7);
        assertThat(system.gradient.limit()).isEqualTo(7);
        system.run(5 * SECOND, Integer.MAX_VALUE);
        assertThat(system.gradient.limit()).isEqualTo(7);
    }

    @Test
    void boundOfOne_isOne() {
        Simulation system = new Simulation(11, 100, 5_000_000, 1);
        system.run(40 * SECOND, Integer.MAX_VALUE);
        assertThat(system.gradient.limit()).isEqualTo(1);
    }

    @Test
    void attemptsThatFailAtOnce_sayNothing() {
        Gradient gradient = new Gradient(100, 0);
        long now = 0;
        for (int i = 0; i < 1_000; i++) {
            now += 1_000_000;
            assertThat(gradient.ended(now - 500_000, now, 1, true)).isFalse();
        }
        assertThat(gradient.limit()).isEqualTo(Gradient.PROBE_LIMIT);
    }

    /** A system that slows all attempts down alike when more run than it has capacity for; callers take what they get. */
    private static final class Simulation {
        private final Random random;
        private final Gradient gradient;
        private final PriorityQueue<Attempt> running = new PriorityQueue<>(Comparator.comparingLong(Attempt::end));
        private int capacity;
        private long serviceNanos;
        private long now;

        private record Attempt(long begun, long end) {}

        Simulation(long seed, int capacity, long serviceNanos, int most) {
            random = new Random(seed);
            now = random.nextLong();
            this.capacity = capacity;
            this.serviceNanos = serviceNanos;
            gradient = new Gradient(most, now);
        }

        void run(long nanos, int callers) {
            long end = now + nanos;
            while (now - end < 0) {
                while (running.size() < Math.min(gradient.limit(), callers)) {
                    double load = Math.max(1, (running.size() + 1.0) / capacity);
                    double noise = 0.9 + 0.2 * random.nextDouble();
                    running.add(new Attempt(now, now + (long) (serviceNanos * load * noise)));
                }
                int together = running.size();
                Attempt ended = running.remove();
                now = ended.end;
                gradient.ended(ended.begun, now, together, false);
            }
        }
    }
}
