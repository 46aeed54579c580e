package dev.reknit.benchmarks.site;

import dev.failsafe.FailsafeExecutor;
import dev.reknit.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.smallrye.faulttolerance.api.TypedGuard;

/** Behind a breaker that opens when half of the last twenty calls failed. */
public final class BreakerSites {
    private BreakerSites() {}

    public static final class Reknit extends Site {
        public Reknit(Work work) {
            super(work);
        }

        @Override
        @CircuitBreaker
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
        @CircuitBreaker
        public String get(String key) {
            return work.get(key);
        }
    }

    public static final class Resilience4j extends Site {
        private static final io.github.resilience4j.circuitbreaker.CircuitBreaker BREAKER =
                io.github.resilience4j.circuitbreaker.CircuitBreaker.of(
                        "site",
                        CircuitBreakerConfig.custom()
                                .slidingWindowSize(20)
                                .minimumNumberOfCalls(20)
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
                        .withFailureThreshold(10, 20)
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
                .requestVolumeThreshold(20)
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
