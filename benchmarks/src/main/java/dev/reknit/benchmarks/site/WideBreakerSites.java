package dev.reknit.benchmarks.site;

import dev.failsafe.FailsafeExecutor;
import dev.reknit.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.smallrye.faulttolerance.api.TypedGuard;

/** Behind a breaker that opens when half of the last ten thousand calls failed. */
public final class WideBreakerSites {
    private WideBreakerSites() {}

    public static final class Reknit extends Site {
        public Reknit(Work work) {
            super(work);
        }

        @Override
        @CircuitBreaker(requestVolumeThreshold = 10_000)
        public String get(String key) {
            return work.get(key);
        }
    }

    public static final class Resilience4j extends Site {
        private static final io.github.resilience4j.circuitbreaker.CircuitBreaker BREAKER =
                io.github.resilience4j.circuitbreaker.CircuitBreaker.of(
                        "site",
                        CircuitBreakerConfig.custom()
                                .slidingWindowSize(10_000)
                                .minimumNumberOfCalls(10_000)
                                .build());

        public Resilience4j(Work work) {
            super(work);
        }

        @Override
        public String get(String key) {
            return BREAKER.executeSupplier(() -> work.get(key));
        }
    }

    public static final class Failsafe extends Site {
        private static final FailsafeExecutor<String> BREAKER =
                dev.failsafe.Failsafe.with(dev.failsafe.CircuitBreaker.<String>builder()
                        .withFailureThreshold(5_000, 10_000)
                        .build());

        public Failsafe(Work work) {
            super(work);
        }

        @Override
        public String get(String key) {
            return BREAKER.get(() -> work.get(key));
        }
    }

    public static final class SmallRye extends Site {
        private static final TypedGuard<String> GUARD = TypedGuard.create(String.class)
                .withCircuitBreaker()
                .requestVolumeThreshold(10_000)
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
