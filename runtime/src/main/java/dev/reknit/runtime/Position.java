package dev.reknit.runtime;

/**
 * The order in which policies surround a call, outermost first. State policies ({@code Atomic},
 * {@code Checkpointed}, {@code Journaled}) come inside all of these, around each attempt.
 */
public enum Position {
    /** Answers when all else failed. */
    FALLBACK,
    /** Makes the call again. */
    RETRY,
    /** Refuses calls that would most likely fail. */
    CIRCUIT_BREAKER,
    /** Refuses calls that come too fast. */
    RATE_LIMIT,
    /** Ends attempts that take too long. */
    TIMEOUT,
    /** Refuses calls that are too many at a time. */
    BULKHEAD,
    /** Starts a second attempt beside one that is slow. */
    HEDGE,
    /** Tries instances or alternates. */
    REDUNDANT,
    /** Makes attempts fail on purpose. */
    CHAOS
}
