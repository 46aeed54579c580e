package dev.reknit.benchmarks.site;

import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RateLimiter;
import dev.reknit.RateLimit;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.smallrye.faulttolerance.api.TypedGuard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** At most two thousand million calls a second, which is more than there are. */
public final class RateLimitSites {
    private RateLimitSites() {}

    public static final class Reknit extends Site {
        public Reknit(Work work) {
            super(work);
        }

        @Override
        @RateLimit(2_000_000_000)
        public String get(String key) {
            return work.get(key);
        }
    }

    public static final class Resilience4j extends Site {
        private static final io.github.resilience4j.ratelimiter.RateLimiter LIMITER =
                io.github.resilience4j.ratelimiter.RateLimiter.of(
                        "site",
                        RateLimiterConfig.custom()
                                .limitForPeriod(2_000_000_000)
                                .limitRefreshPeriod(Duration.ofSeconds(1))
                                .build());

        public Resilience4j(Work work) {
            super(work);
        }

        @Override
        public String get(String key) {
            return LIMITER.executeSupplier(() -> work.get(key));
        }
    }

    public static final class Failsafe extends Site {
        private static final FailsafeExecutor<String> LIMITER =
                dev.failsafe.Failsafe.with(RateLimiter.<String>burstyBuilder(2_000_000_000, Duration.ofSeconds(1))
                        .build());

        public Failsafe(Work work) {
            super(work);
        }

        @Override
        public String get(String key) {
            return LIMITER.get(() -> work.get(key));
        }
    }

    public static final class SmallRye extends Site {
        private static final TypedGuard<String> GUARD = TypedGuard.create(String.class)
                .withRateLimit()
                .limit(2_000_000_000)
                .window(1, ChronoUnit.SECONDS)
                .done()
                .build();

        public SmallRye(Work work) {
            super(work);
        }

        @Override
        public String get(String key) {
            return GUARD.get(() -> work.get(key));
        }
    }
}
