package dev.reknit;

import java.time.Duration;

/**
 * A {@link RateLimit} let a call in too recently, or too many. The method was not called. {@link Retry} waits as
 * long as {@link #retryAfter()} says.
 */
public final class RateLimitException extends FaultToleranceException implements RetryAfter {
    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    /**
     * Creates the exception.
     *
     * @param message the method, the numbers, and how to mend it
     * @param retryAfter how long until a call may be let in
     */
    public RateLimitException(String message, Duration retryAfter) {
        super("RateLimit", message, null);
        this.retryAfter = retryAfter;
    }

    /** How long until a call may be let in, if no other comes first; more than zero. */
    @Override
    public Duration retryAfter() {
        return retryAfter;
    }
}
