package dev.reknit.scenarios.policies;

import dev.reknit.Backoff;
import dev.reknit.Retry;
import dev.reknit.scenarios.Script;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Retries, for a caller that waits and for one that takes a stage. */
public final class Retried {
    private final Script script;

    public Retried(Script script) {
        this.script = script;
    }

    @Retry(maxRetries = 3, delay = 100, jitter = 0, backoff = Backoff.EXPONENTIAL)
    public int grows() {
        return script.attempt();
    }

    @Retry(maxRetries = 3, delay = 100, jitter = 0, backoff = Backoff.EXPONENTIAL)
    public CompletionStage<Integer> growsLater() {
        try {
            return CompletableFuture.completedFuture(script.attempt());
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    /** Throws instead of returning a stage that fails. */
    @Retry(maxRetries = 3, delay = 100, jitter = 0)
    public CompletableFuture<Integer> throwsAtOnce() {
        return CompletableFuture.completedFuture(script.attempt());
    }

    @Retry(maxRetries = 3, delay = 100, jitter = 0, on = "isSmall")
    public int until() {
        return script.attempt();
    }

    @Retry(maxRetries = 3, delay = 100, jitter = 0, on = "isSmall")
    public CompletionStage<Integer> untilLater() {
        return CompletableFuture.completedFuture(script.attempt());
    }

    private static boolean isSmall(int result) {
        return result < 3;
    }

    @Retry(maxRetries = -1, delay = 100, jitter = 0, maxDuration = 1_050)
    public int untilTimeIsUp() {
        return script.attempt();
    }
}
