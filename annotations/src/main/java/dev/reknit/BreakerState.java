package dev.reknit;

/** The state of a {@link CircuitBreaker}. */
public enum BreakerState {
    /** Calls pass; their outcomes are watched. */
    CLOSED,
    /** Calls are rejected. */
    OPEN,
    /** A few calls pass on trial, the others are rejected. */
    HALF_OPEN,
    /** Calls are rejected until somebody resets it. */
    FORCED_OPEN,
    /** Calls pass whatever becomes of them, until somebody resets it; failures are counted. */
    FORCED_CLOSED,
    /** Calls pass and nothing is counted, until somebody resets it. */
    DISABLED
}
