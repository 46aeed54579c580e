package dev.reknit.runtime.circuitbreaker;

/** A circuit breaker, to be looked at and operated by JMX. */
public interface CircuitBreakerMXBean {
    /** {@code CLOSED}, {@code OPEN}, {@code HALF_OPEN}, {@code FORCED_OPEN}, {@code FORCED_CLOSED} or {@code DISABLED}. */
    String getState();

    /** Calls that failed. */
    long getFailures();

    /** Calls that took too long. */
    long getSlowCalls();

    /** Calls that were rejected. */
    long getRejected();

    /** How often it has opened of its own accord. */
    long getOpened();

    /** How long it has been open in all, in milliseconds. */
    long getOpenMillis();

    /** Rejects all calls from now on. */
    void forceOpen();

    /** Lets all calls pass from now on, and goes on watching them. */
    void forceClosed();

    /** Lets all calls pass from now on, and watches none. */
    void disable();

    /** Ends what was forced: closed, with an empty window. */
    void reset();
}
