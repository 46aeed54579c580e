package dev.reknit.benchmarks.site;

import dev.failsafe.FailsafeExecutor;
import dev.reknit.Timeout;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.smallrye.faulttolerance.api.TypedGuard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Ended after a second. */
public final class TimeoutSites {
    private TimeoutSites() {}

    /** Sees afterwards that it took too long; ends nothing. */
    public static final class ByHand extends Site {
        public ByHand(Work work) {
            super(work);
        }

        @Override
        public String get(String key) {
            long begun = System.nanoTime();
            String found = work.get(key);
            if (System.nanoTime() - begun > 1_000_000_000) {
                throw new IllegalStateException("took too long");
            }
            return found;
        }
    }

    public static final class Reknit extends Site {
        public Reknit(Work work) {
            super(work);
        }

        @Override
        @Timeout(1_000)
        public String get(String key) {
            return work.get(key);
        }
    }

    /** On another thread, since it cannot end a call on the same. */
    public static final class Resilience4j extends Site {
        private static final TimeLimiter LIMITER = TimeLimiter.of(Duration.ofSeconds(1));
        private static final ExecutorService EXECUTOR = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "resilience4j");
            thread.setDaemon(true);
            return thread;
        });

        public Resilience4j(Work work) {
            super(work);
        }

        @Override
        public String get(String key) {
            try {
                return LIMITER.executeFutureSupplier(() -> EXECUTOR.submit(() -> work.get(key)));
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    public static final class Failsafe extends Site {
        private static final FailsafeExecutor<String> TIMEOUT =
                dev.failsafe.Failsafe.with(dev.failsafe.Timeout.<String>builder(Duration.ofSeconds(1))
                        .withInterrupt()
                        .build());

        public Failsafe(Work work) {
            super(work);
        }

        @Override
        public String get(String key) {
            return TIMEOUT.get(() -> work.get(key));
        }
    }

    public static final class SmallRye extends Site {
        private static final TypedGuard<String> GUARD = TypedGuard.create(String.class)
                .withTimeout()
                .duration(1, ChronoUnit.SECONDS)
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
