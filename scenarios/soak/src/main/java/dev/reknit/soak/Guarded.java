package dev.reknit.soak;

import dev.reknit.BreakerScope;
import dev.reknit.Bulkhead;
import dev.reknit.CircuitBreaker;
import dev.reknit.Fallback;
import dev.reknit.Hedge;
import dev.reknit.Key;
import dev.reknit.RateLimit;
import dev.reknit.RateLimitType;
import dev.reknit.Retry;
import dev.reknit.Timeout;
import dev.reknit.TimeoutMode;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** A method for each policy alone, and some with all of them; where it matters, also one that returns a stage. */
public class Guarded {
    @Retry(maxRetries = 2, jitter = 0)
    public int retried(Body body) throws Exception {
        return body.attempt();
    }

    @Retry(maxRetries = 5, jitter = 0, budget = "soak", budgetFloor = 1)
    public int budgeted(Body body) throws Exception {
        return body.attempt();
    }

    @Retry(maxRetries = 2, jitter = 0)
    public CompletionStage<Integer> retriedLater(Body body) {
        return body.later();
    }

    @Retry(maxRetries = 2, jitter = 0)
    public Future<Integer> retriedFuture(Body body) {
        return body.later();
    }

    @Fallback(fallbackMethod = "answer")
    public int answered(Body body) throws Exception {
        return body.attempt();
    }

    @Fallback(lastKnownGood = true)
    public int known(Body body) throws Exception {
        return body.attempt();
    }

    @CircuitBreaker(delay = 1)
    public int broken(Body body) throws Exception {
        return body.attempt();
    }

    @CircuitBreaker(delay = 1, scope = BreakerScope.KEY)
    public int brokenByKey(Body body, @Key Integer key) throws Exception {
        return body.attempt();
    }

    @CircuitBreaker(delay = 1)
    public CompletionStage<Integer> brokenLater(Body body) {
        return body.later();
    }

    @RateLimit(value = 1_000, window = 10, windowUnit = ChronoUnit.MILLIS)
    public int limited(Body body) throws Exception {
        return body.attempt();
    }

    @RateLimit(value = 1_000, window = 10, windowUnit = ChronoUnit.MILLIS, type = RateLimitType.ROLLING)
    public int limitedRolling(Body body) throws Exception {
        return body.attempt();
    }

    @RateLimit(value = 1_000, window = 10, windowUnit = ChronoUnit.MILLIS, type = RateLimitType.SMOOTH)
    public CompletionStage<Integer> limitedLater(Body body) {
        return body.later();
    }

    @Timeout(2)
    public int timed(Body body) throws Exception {
        return body.attempt();
    }

    @Timeout(value = 2, mode = TimeoutMode.ABANDON)
    public int abandoned(Body body) throws Exception {
        return body.attempt();
    }

    @Timeout(2)
    public CompletionStage<Integer> timedLater(Body body) {
        return body.later();
    }

    @Bulkhead(2)
    public int few(Body body) throws Exception {
        return body.attempt();
    }

    @Bulkhead(value = 1, waitingTaskQueue = 2, maxWait = 2)
    public int fewWaiting(Body body) throws Exception {
        return body.attempt();
    }

    @Bulkhead(value = 8, adaptive = true)
    public int fewAdaptive(Body body) throws Exception {
        return body.attempt();
    }

    @Bulkhead(value = 4, waitingTaskQueue = 16)
    public CompletionStage<Integer> fewLater(Body body) {
        return body.later();
    }

    @Hedge(delay = 1)
    public int hedged(Body body) throws Exception {
        return body.attempt();
    }

    @Hedge(delay = 1)
    public CompletionStage<Integer> hedgedLater(Body body) {
        return body.later();
    }

    @Fallback(fallbackMethod = "answer")
    @Retry(maxRetries = 2, jitter = 0)
    @CircuitBreaker(delay = 1)
    @RateLimit(value = 1_000, window = 10, windowUnit = ChronoUnit.MILLIS)
    @Timeout(5)
    @Bulkhead(value = 3)
    @Hedge(delay = 1)
    public int together(Body body) throws Exception {
        return body.attempt();
    }

    @Retry(maxRetries = 2, jitter = 0)
    @CircuitBreaker(delay = 1)
    @Timeout(value = 5, mode = TimeoutMode.ABANDON)
    @Bulkhead(value = 3, waitingTaskQueue = 2, maxWait = 1)
    public int togetherAbandoned(Body body) throws Exception {
        return body.attempt();
    }

    @Retry(maxRetries = 2, jitter = 0)
    @CircuitBreaker(delay = 1)
    @RateLimit(value = 1_000, window = 10, windowUnit = ChronoUnit.MILLIS)
    @Timeout(5)
    @Bulkhead(value = 3, waitingTaskQueue = 8)
    @Hedge(delay = 1)
    public CompletionStage<Integer> togetherLater(Body body) {
        return body.later();
    }

    int answer(Body body) {
        return Body.ANSWER;
    }
}
