package dev.reknit.benchmarks.site;

import com.jcabi.aspects.RetryOnFailure;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.reknit.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.smallrye.faulttolerance.api.TypedGuard;
import java.time.temporal.ChronoUnit;
import org.springframework.resilience.annotation.Retryable;

/** Retried at most three times, without waiting. */
public final class RetrySites {
    private RetrySites() {}

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
                        throw failure;
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
        public String get(String key) {
            return work.get(key);
        }
    }

    /** The same annotations, woven by ajc with Reknit's aspect. */
    public static final class ReknitAspectJ extends Site {
        public ReknitAspectJ(Work work) {
            super(work);
        }

        @Override
        @Retry(jitter = 0)
        public String get(String key) {
            return work.get(key);
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
            return RETRY.executeSupplier(() -> work.get(key));
        }
    }

    public static final class Failsafe extends Site {
        private static final FailsafeExecutor<String> RETRY = dev.failsafe.Failsafe.with(
                RetryPolicy.<String>builder().withMaxRetries(3).build());

        public Failsafe(Work work) {
            super(work);
        }

        @Override
        public String get(String key) {
            return RETRY.get(() -> work.get(key));
        }
    }

    public static final class SmallRye extends Site {
        private static final TypedGuard<String> GUARD = TypedGuard.create(String.class)
                .withRetry()
                .maxRetries(3)
                .jitter(0, ChronoUnit.MILLIS)
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

    /** Behind a proxy; see {@link Sites}. */
    public static class Spring extends Site {
        public Spring(Work work) {
            super(work);
        }

        @Override
        @Retryable(delay = 0)
        public String get(String key) {
            return work.get(key);
        }
    }

    /** Woven by ajc with the aspects of jcabi. */
    public static final class AspectJ extends Site {
        public AspectJ(Work work) {
            super(work);
        }

        @Override
        @RetryOnFailure(attempts = 4, delay = 0, randomize = false, verbose = false)
        public String get(String key) {
            return work.get(key);
        }
    }
}
