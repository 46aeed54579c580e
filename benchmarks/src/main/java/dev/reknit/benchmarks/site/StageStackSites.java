package dev.reknit.benchmarks.site;

import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.reknit.Bulkhead;
import dev.reknit.CircuitBreaker;
import dev.reknit.Retry;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.RetryConfig;
import io.smallrye.faulttolerance.api.TypedGuard;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** As {@link StackSites}, of stages that are complete already. */
public final class StageStackSites {
    private StageStackSites() {}

    public static final class Unguarded extends StageSite {
        public Unguarded(Work work) {
            super(work);
        }

        @Override
        public CompletionStage<String> later(String key) {
            return CompletableFuture.completedFuture(work.get(key));
        }
    }

    public static final class Reknit extends StageSite {
        public Reknit(Work work) {
            super(work);
        }

        @Override
        @Retry(jitter = 0)
        @CircuitBreaker
        @Bulkhead(10)
        public CompletionStage<String> later(String key) {
            return CompletableFuture.completedFuture(work.get(key));
        }
    }

    public static final class Resilience4j extends StageSite {
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
        private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "resilience4j");
            thread.setDaemon(true);
            return thread;
        });

        public Resilience4j(Work work) {
            super(work);
        }

        @Override
        public CompletionStage<String> later(String key) {
            return RETRY.executeCompletionStage(
                    TIMER,
                    () -> BREAKER.executeCompletionStage(() ->
                            BULKHEAD.executeCompletionStage(() -> CompletableFuture.completedFuture(work.get(key)))));
        }
    }

    /** Every attempt is begun on a thread of the common pool, as its asynchronous calls are. */
    public static final class Failsafe extends StageSite {
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
        public CompletionStage<String> later(String key) {
            return POLICIES.getStageAsync(() -> CompletableFuture.completedFuture(work.get(key)));
        }
    }

    public static final class SmallRye extends StageSite {
        private static final TypedGuard<CompletionStage<String>> GUARD = TypedGuard.create(
                        new TypeLiteral<CompletionStage<String>>() {})
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
        public CompletionStage<String> later(String key) {
            return GUARD.get(() -> CompletableFuture.completedFuture(work.get(key)));
        }
    }
}
