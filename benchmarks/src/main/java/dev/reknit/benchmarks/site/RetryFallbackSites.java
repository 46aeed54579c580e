package dev.reknit.benchmarks.site;

import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.reknit.Fallback;
import dev.reknit.Retry;
import io.github.resilience4j.core.SupplierUtils;
import io.github.resilience4j.retry.RetryConfig;
import io.smallrye.faulttolerance.api.TypedGuard;
import java.time.temporal.ChronoUnit;

/** Retried at most three times, without waiting; then with another answer. */
public final class RetryFallbackSites {
    private static final String OTHER = "other";

    private RetryFallbackSites() {}

    public static final class ByHand extends Site {
        public ByHand(Work work) {
            super(work);
        }

        @Override
        public String get(String key) {
            for (int retries = 0; ; retries++) {
                try {
                    return work.get(key);
                } catch (RuntimeException failure) {
                    if (retries == 3) {
                        return OTHER;
                    }
                }
            }
        }
    }

    public static final class Reknit extends Site {
        public Reknit(Work work) {
            super(work);
        }

        @Override
        @Retry(jitter = 0)
        @Fallback(fallbackMethod = "other")
        public String get(String key) {
            return work.get(key);
        }

        String other(String key) {
            return OTHER;
        }
    }

    public static final class Resilience4j extends Site {
        private static final io.github.resilience4j.retry.Retry RETRY = io.github.resilience4j.retry.Retry.of(
                "site",
                RetryConfig.custom()
                        .maxAttempts(4)
                        .intervalFunction(attempt -> 0L)
                        .build());

        public Resilience4j(Work work) {
            super(work);
        }

        @Override
        public String get(String key) {
            return SupplierUtils.recover(
                            io.github.resilience4j.retry.Retry.decorateSupplier(RETRY, () -> work.get(key)),
                            failure -> OTHER)
                    .get();
        }
    }

    public static final class Failsafe extends Site {
        private static final FailsafeExecutor<String> POLICIES = dev.failsafe.Failsafe.with(
                dev.failsafe.Fallback.<String>builder(OTHER).build(),
                RetryPolicy.<String>builder().withMaxRetries(3).build());

        public Failsafe(Work work) {
            super(work);
        }

        @Override
        public String get(String key) {
            return POLICIES.get(() -> work.get(key));
        }
    }

    public static final class SmallRye extends Site {
        private static final TypedGuard<String> GUARD = TypedGuard.create(String.class)
                .withRetry()
                .maxRetries(3)
                .jitter(0, ChronoUnit.MILLIS)
                .done()
                .withFallback()
                .handler(() -> OTHER)
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
