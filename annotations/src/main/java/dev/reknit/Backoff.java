package dev.reknit;

/** How the wait between attempts grows. Jitter is added afterwards, whatever is chosen. */
public enum Backoff {
    /** The same wait each time. */
    FIXED,

    /** Each wait is {@link Retry#factor()} times the one before, up to {@link Retry#maxDelay()}. */
    EXPONENTIAL,

    /**
     * The waits grow as the Fibonacci numbers 1, 2, 3, 5, 8, … times {@link Retry#delay()}, up to
     * {@link Retry#maxDelay()}: slower than doubling, faster than a straight line.
     */
    FIBONACCI
}
