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

    /** Not retried at all: what the work itself costs. */
    public static final class Plain extends Site {
        public Plain(Work work) {
            super(work);
        }

        @Override
        public String get(String key) {
            return work.get(key);
        }
    }

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
        private static final dev.reknit.runtime.Gate GATE = dev.reknit.runtime.Gate.of(
                java.lang.invoke.MethodHandles.lookup(), "get", "(Ljava/lang/String;)Ljava/lang/String;", true);

        public Reknit(Work work) {
            super(work);
        }

        @Override
        @SuppressWarnings("NullAway")
        @Retry(jitter = 0)
        public String get(String key) {
            long ticket = dev.reknit.runtime.Gate.NOT_ENTERED;
            dev.reknit.runtime.Run run = null;
            try {
                do {
                    String result;
                    try {
                        if (run == null) {
                            ticket = GATE.enter();
                        }
                        result = reknit$get(key);
                    } catch (Throwable failure) {
                        run = GATE.failed(run, ticket, failure, this, new Object[] {key});
                        continue;
                    }
                    if (run == null && ticket == dev.reknit.runtime.Gate.QUIET) {
                        return result;
                    }
                    run = GATE.returned(run, ticket, result, this, new Object[] {key});
                } while (!run.isOver());
                return (String) run.value();
            } catch (Throwable t) {
                throw Site.<RuntimeException>sneak(t);
            }
        }

        private String reknit$get(String key) {
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
