package dev.reknit.runtime.ratelimit;

import dev.reknit.RateLimitType;
import dev.reknit.runtime.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The interleavings of each limit, with time that goes on and settings that change meanwhile; each is to have the results of
 * some sequential order.
 */
class LimitLincheckTest {
    @ParameterizedTest
    @ValueSource(classes = {Fixed.class, Rolling.class, RollingOne.class, Smooth.class, Spaced.class})
    void limit_isLinearizable(Class<?> structure) {
        new ModelCheckingOptions()
                .iterations(5)
                .invocationsPerIteration(300)
                .threads(3)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(1)
                .check(structure);
    }

    /** A limit and the time. */
    public abstract static class Limited {
        private final AtomicLong now = new AtomicLong(1_000);
        private final Clock clock = new Clock() {
            @Override
            public long nanoTime() {
                return now.get();
            }

            @Override
            public void sleep(long nanos) {
                throw new AssertionError();
            }
        };
        private final RateLimitType type;
        private final long spacing;
        private final RateLimiter limiter;

        Limited(int value, RateLimitType type, long spacing) {
            this.type = type;
            this.spacing = spacing;
            limiter = new RateLimiter(new RateLimitSettings(value, 10, spacing, type), clock);
        }

        @Operation
        public boolean take() {
            return limiter.takeQuickly() || limiter.take() == 0;
        }

        @Operation
        public void pass(@Param(gen = IntGen.class, conf = "1:12") int nanos) {
            now.addAndGet(nanos);
        }

        @Operation(nonParallelGroup = "configuration")
        public void resize(@Param(gen = IntGen.class, conf = "1:3") int value) {
            limiter.adopt(new RateLimitSettings(value, 10, spacing, type));
        }
    }

    /** Windows of two. */
    public static class Fixed extends Limited {
        public Fixed() {
            super(2, RateLimitType.FIXED, 0);
        }
    }

    /** A ring of two. */
    public static class Rolling extends Limited {
        public Rolling() {
            super(2, RateLimitType.ROLLING, 0);
        }
    }

    /** A ring of one. */
    public static class RollingOne extends Limited {
        public RollingOne() {
            super(1, RateLimitType.ROLLING, 0);
        }
    }

    /** A bucket of two. */
    public static class Smooth extends Limited {
        public Smooth() {
            super(2, RateLimitType.SMOOTH, 0);
        }
    }

    /** A distance, and windows of two. */
    public static class Spaced extends Limited {
        public Spaced() {
            super(2, RateLimitType.FIXED, 4);
        }
    }
}
