package dev.reknit.benchmarks.site;

import dev.failsafe.FailsafeExecutor;
import dev.reknit.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.smallrye.faulttolerance.api.TypedGuard;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.resilience.annotation.ConcurrencyLimit;

/** At most ten at a time; one more is rejected. */
public final class BulkheadSites {
    private BulkheadSites() {}

    /** Two atomic operations, which is the least that one counter takes. */
    public static final class ByHand extends Site {
        private static final AtomicInteger RUNNING = new AtomicInteger();

        public ByHand(Work work) {
            super(work);
        }

        @Override
        public String get(String key) {
            take();
            try {
                return work.get(key);
            } finally {
                RUNNING.decrementAndGet();
            }
        }

        private static void take() {
            int running;
            do {
                running = RUNNING.get();
                if (running == 10) {
                    throw new RejectedExecutionException();
                }
            } while (!RUNNING.compareAndSet(running, running + 1));
        }
    }

    public static final class Reknit extends Site {
        public Reknit(Work work) {
            super(work);
        }

        @Override
        @Bulkhead(10)
        public String get(String key) {
            return work.get(key);
        }
    }

    public static final class Resilience4j extends Site {
        private static final io.github.resilience4j.bulkhead.Bulkhead BULKHEAD =
                io.github.resilience4j.bulkhead.Bulkhead.of(
                        "site", BulkheadConfig.custom().maxConcurrentCalls(10).build());

        public Resilience4j(Work work) {
            super(work);
        }

        @Override
        public String get(String key) {
            return BULKHEAD.executeSupplier(() -> work.get(key));
        }
    }

    public static final class Failsafe extends Site {
        private static final FailsafeExecutor<String> BULKHEAD =
                dev.failsafe.Failsafe.with(dev.failsafe.Bulkhead.<String>of(10));

        public Failsafe(Work work) {
            super(work);
        }

        @Override
        public String get(String key) {
            return BULKHEAD.get(() -> work.get(key));
        }
    }

    public static final class SmallRye extends Site {
        private static final TypedGuard<String> GUARD =
                TypedGuard.create(String.class).withBulkhead().limit(10).done().build();

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
        @ConcurrencyLimit(10)
        public String get(String key) {
            return work.get(key);
        }
    }
}
