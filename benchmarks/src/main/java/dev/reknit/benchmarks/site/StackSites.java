package dev.reknit.benchmarks.site;

import static dev.reknit.runtime.Guard.policy;

import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.reknit.Bulkhead;
import dev.reknit.CircuitBreaker;
import dev.reknit.Retry;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.RetryConfig;
import io.smallrye.faulttolerance.api.TypedGuard;
import java.time.temporal.ChronoUnit;

/** Retried at most three times, behind a breaker over the last twenty calls, at most ten at a time. */
public final class StackSites {
    private StackSites() {}

    public static final class Reknit extends Site {
        public Reknit(Work work) {
            super(work);
        }

        @Override
        @Retry(jitter = 0)
        @CircuitBreaker
        @Bulkhead(10)
        public String get(String key) {
            return work.get(key);
        }
    }

    /** The same policies around a lambda; nothing is woven. */
    public static final class Guard extends Site {
        private static final dev.reknit.runtime.Guard GUARD = dev.reknit.runtime.Guard.of(
                "site",
                policy(Retry.class).with(Retry::jitter, 0),
                policy(CircuitBreaker.class),
                policy(Bulkhead.class).with(Bulkhead::value, 10));

        public Guard(Work work) {
            super(work);
        }

        @Override
        public String get(String key) {
            return GUARD.call(() -> work.get(key));
        }
    }

    /** The same annotations, woven by ajc with Reknit's aspect. */
    public static final class ReknitAspectJ extends Site {
        public ReknitAspectJ(Work work) {
            super(work);
        }

        @Override
        @Retry(jitter = 0)
        @CircuitBreaker
        @Bulkhead(10)
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
        private static final io.github.resilience4j.circuitbreaker.CircuitBreaker BREAKER =
                io.github.resilience4j.circuitbreaker.CircuitBreaker.of(
                        "site",
                        CircuitBreakerConfig.custom()
                                .slidingWindowSize(20)
                                .minimumNumberOfCalls(20)
                                .build());
        private static final io.github.resilience4j.bulkhead.Bulkhead BULKHEAD =
                io.github.resilience4j.bulkhead.Bulkhead.of(
                        "site", BulkheadConfig.custom().maxConcurrentCalls(10).build());

        public Resilience4j(Work work) {
            super(work);
        }

        @Override
        public String get(String key) {
            return RETRY.executeSupplier(
                    () -> BREAKER.executeSupplier(() -> BULKHEAD.executeSupplier(() -> work.get(key))));
        }
    }

    public static final class Failsafe extends Site {
        private static final FailsafeExecutor<String> POLICIES = dev.failsafe.Failsafe.with(
                RetryPolicy.<String>builder().withMaxRetries(3).build(),
                dev.failsafe.CircuitBreaker.<String>builder()
                        .withFailureThreshold(10, 20)
                        .build(),
                dev.failsafe.Bulkhead.<String>of(10));

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
                .withCircuitBreaker()
                .requestVolumeThreshold(20)
                .done()
                .withBulkhead()
                .limit(10)
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
