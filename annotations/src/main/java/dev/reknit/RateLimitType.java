package dev.reknit;

/** What the window of a {@link RateLimit} is. */
public enum RateLimitType {
    /**
     * One window after another. The first begins with the first call; a window that is over is followed by the next when a
     * call finds its permits used up. In each window {@link RateLimit#value()} calls are let in, and a call is
     * rejected only if that many were let in within the last {@link RateLimit#window()}. Where two windows meet, up to twice
     * the value may come within the length of one. The cheapest: while permits last, no clock is read.
     */
    FIXED,

    /**
     * Every stretch of time as long as {@link RateLimit#window()}: in none are more than {@link RateLimit#value()} calls let
     * in. Remembers the time of each, 8 bytes times the value, and reads the clock in every call.
     */
    ROLLING,

    /**
     * Permits come one by one, {@link RateLimit#value()} per {@link RateLimit#window()}, and are kept while nobody needs
     * them, at most {@code value} (a token bucket). There is one to begin with. The time from one to the next is rounded up
     * to whole nanoseconds. Reads the clock in every call.
     */
    SMOOTH
}
