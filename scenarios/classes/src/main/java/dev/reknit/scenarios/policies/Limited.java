package dev.reknit.scenarios.policies;

import dev.reknit.Bulkhead;
import dev.reknit.RateLimit;
import dev.reknit.RateLimitType;
import dev.reknit.Retry;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Limits on how many calls there are at a time and how many in a while. */
public final class Limited {
    private int calls;

    /** How often any method was let in. */
    public int calls() {
        return calls;
    }

    @Bulkhead(value = 1)
    public int alone(Callable<Integer> meanwhile) throws Exception {
        calls++;
        return meanwhile.call();
    }

    @Bulkhead(value = 1, waitingTaskQueue = 1)
    public CompletionStage<Integer> aloneLater(CompletableFuture<Integer> result) {
        calls++;
        return result;
    }

    @Bulkhead(value = 1)
    @Retry(maxRetries = 2, delay = 100, jitter = 0)
    public int aloneAgain(Callable<Integer> meanwhile) throws Exception {
        calls++;
        return meanwhile.call();
    }

    @RateLimit(value = 2, window = 10)
    public int twice() {
        return ++calls;
    }

    @RateLimit(value = 2, window = 10, type = RateLimitType.ROLLING)
    public CompletionStage<Integer> twiceLater() {
        return CompletableFuture.completedFuture(++calls);
    }

    @RateLimit(value = 1, window = 10)
    @Retry(maxRetries = 1, jitter = 0)
    public int whenItMay() {
        return ++calls;
    }

    @RateLimit(value = 100)
    @Bulkhead(value = 2)
    public static int both(Callable<Integer> meanwhile) throws Exception {
        return meanwhile.call();
    }
}
