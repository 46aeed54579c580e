package dev.reknit.benchmarks.site;

import dev.failsafe.FailsafeExecutor;
import dev.reknit.Fallback;
import io.github.resilience4j.core.SupplierUtils;
import io.smallrye.faulttolerance.api.TypedGuard;

/** With another answer where there is a failure. */
public final class FallbackSites {
    private static final String OTHER = "other";

    private FallbackSites() {}

    public static final class ByHand extends Site {
        public ByHand(Work work) {
            super(work);
        }

        @Override
        public String get(String key) {
            try {
                return work.get(key);
            } catch (RuntimeException failure) {
                return OTHER;
            }
        }
    }

    public static final class Reknit extends Site {
        public Reknit(Work work) {
            super(work);
        }

        @Override
        @Fallback(fallbackMethod = "other")
        public String get(String key) {
            return work.get(key);
        }

        String other(String key) {
            return OTHER;
        }
    }

    public static final class Resilience4j extends Site {
        public Resilience4j(Work work) {
            super(work);
        }

        @Override
        public String get(String key) {
            return SupplierUtils.recover(() -> work.get(key), failure -> OTHER).get();
        }
    }

    public static final class Failsafe extends Site {
        private static final FailsafeExecutor<String> FALLBACK = dev.failsafe.Failsafe.with(
                dev.failsafe.Fallback.<String>builder(OTHER).build());

        public Failsafe(Work work) {
            super(work);
        }

        @Override
        public String get(String key) {
            return FALLBACK.get(() -> work.get(key));
        }
    }

    public static final class SmallRye extends Site {
        private static final TypedGuard<String> GUARD = TypedGuard.create(String.class)
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
