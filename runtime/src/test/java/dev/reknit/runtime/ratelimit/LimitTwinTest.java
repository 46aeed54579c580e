package dev.reknit.runtime.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.RateLimitType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@link RateLimiter} against the same rules written down naively, with random calls, pauses and changes of settings, from any
 * beginning of time.
 */
class LimitTwinTest {
    private static final int RUNS = 1_000;
    private static final int STEPS = 200;

    @ParameterizedTest
    @CsvSource({"FIXED,false", "FIXED,true", "ROLLING,false", "ROLLING,true", "SMOOTH,false", "SMOOTH,true"})
    void randomCalls_decideAsTheTwin(RateLimitType type, boolean spaced) {
        long base = System.nanoTime();
        for (long seed = base; seed < base + RUNS; seed++) {
            run(seed, type, spaced);
        }
    }

    /** The same settings again, drawn by chance, once cost the twin a nanosecond of a permit. */
    @Test
    void sameSettingsAgain_changeNothing() {
        run(25858195937405L, RateLimitType.SMOOTH, true);
    }

    private static void run(long seed, RateLimitType type, boolean spaced) {
        Random random = new Random(seed);
        RateLimitSettings settings = settings(random, type, spaced);
        ManualClock clock = new ManualClock(origin(random));
        RateLimiter limiter = new RateLimiter(settings, clock);
        Twin twin = twin(type, settings, clock.now());
        Distance distance = new Distance(settings.minSpacingNanos());
        long accepted = 0;
        long rejected = 0;
        for (int step = 0; step < STEPS; step++) {
            String place = "seed " + seed + ", step " + step + ", " + settings;
            if (random.nextInt(40) == 0) {
                settings = settings(random, type, spaced);
                limiter.adopt(settings);
                twin.adopt(settings, clock.now());
                distance.spacing = settings.minSpacingNanos();
            }
            clock.advance(pause(random));
            long now = clock.now();
            long wait = distance.left(now);
            if (wait == 0) {
                wait = twin.take(now);
            }
            if (wait == 0) {
                distance.took(now);
                accepted++;
            } else {
                rejected++;
            }
            assertThat(limiter.takeQuickly() ? 0 : limiter.take()).as(place).isEqualTo(wait);
            assertThat(limiter.acceptedTotal()).as(place).isEqualTo(accepted);
            assertThat(limiter.rejectedTotal()).as(place).isEqualTo(rejected);
        }
    }

    private static RateLimitSettings settings(Random random, RateLimitType type, boolean spaced) {
        return new RateLimitSettings(
                1 + random.nextInt(6), 1 + random.nextInt(40), spaced ? 1 + random.nextInt(8) : 0, type);
    }

    private static long origin(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Long.MAX_VALUE - random.nextInt(1000);
            case 1 -> -random.nextInt(1000);
            case 2 -> (1L << 60) - random.nextInt(1000);
            default -> random.nextLong();
        };
    }

    private static long pause(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> random.nextInt(200);
            case 1 -> random.nextLong(1L << 58);
            default -> random.nextInt(4);
        };
    }

    private static Twin twin(RateLimitType type, RateLimitSettings settings, long now) {
        return switch (type) {
            case FIXED -> new FixedTwin(settings);
            case ROLLING -> new RollingTwin(settings);
            case SMOOTH -> new SmoothTwin(settings, now);
        };
    }

    private static final class Distance {
        private long spacing;
        private long last;
        private boolean any;

        Distance(long spacing) {
            this.spacing = spacing;
        }

        long left(long now) {
            return any ? Math.max(0, spacing - (now - last)) : 0;
        }

        void took(long now) {
            last = now;
            any = true;
        }
    }

    private interface Twin {
        /** 0, or how long to wait. */
        long take(long now);

        void adopt(RateLimitSettings settings, long now);
    }

    /** Remembers the calls of the window. */
    private static final class FixedTwin implements Twin {
        private RateLimitSettings settings;
        private final List<Long> calls = new ArrayList<>();
        private boolean any;
        private long begin;
        private long length;

        FixedTwin(RateLimitSettings settings) {
            this.settings = settings;
        }

        @Override
        public long take(long now) {
            if (!any || (calls.size() >= settings.value() && now - begin >= length)) {
                calls.clear();
                begin = now;
                length = settings.windowNanos();
                any = true;
            }
            if (calls.size() >= settings.value()) {
                return length - (now - begin);
            }
            calls.add(now);
            return 0;
        }

        @Override
        public void adopt(RateLimitSettings next, long now) {
            settings = next;
            length = next.windowNanos();
        }
    }

    /** Remembers all calls, and looks through those of the last window. */
    private static final class RollingTwin implements Twin {
        private RateLimitSettings settings;
        private final Deque<Long> calls = new ArrayDeque<>();

        RollingTwin(RateLimitSettings settings) {
            this.settings = settings;
        }

        @Override
        public long take(long now) {
            List<Long> recent = calls.stream()
                    .filter(each -> now - each < settings.windowNanos())
                    .toList();
            if (recent.size() < settings.value()) {
                calls.add(now);
                return 0;
            }
            long oldest = recent.get(recent.size() - settings.value());
            return settings.windowNanos() - (now - oldest);
        }

        /** What a ring of the old size does not hold is forgotten. */
        @Override
        public void adopt(RateLimitSettings next, long now) {
            while (calls.size() > settings.value()) {
                calls.removeFirst();
            }
            settings = next;
        }
    }

    /** Counts permits, in the nanoseconds that each takes to come. */
    private static final class SmoothTwin implements Twin {
        private RateLimitSettings settings;
        private long there;
        private long last;

        SmoothTwin(RateLimitSettings settings, long now) {
            this.settings = settings;
            there = settings.permitNanos();
            last = now;
        }

        @Override
        public long take(long now) {
            refill(now);
            long wait = Math.max(0, settings.permitNanos() - there);
            if (wait == 0) {
                there -= settings.permitNanos();
            }
            return wait;
        }

        private void refill(long now) {
            there = Math.min(settings.value() * settings.permitNanos(), there + (now - last));
            last = now;
        }

        @Override
        public void adopt(RateLimitSettings next, long now) {
            if (next.equals(settings)) {
                return; // to take permits to pieces and put them together again may lose a nanosecond
            }
            refill(now);
            double permits = Math.min(next.value(), (double) there / settings.permitNanos());
            settings = next;
            there = next.value() * next.permitNanos()
                    - (next.value() * next.permitNanos() - (long) (permits * next.permitNanos()));
        }
    }
}
