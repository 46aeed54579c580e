package dev.reknit.runtime.timeout;

import java.util.concurrent.atomic.LongAdder;

/**
 * How often a method was over its time; kept in {@link dev.reknit.runtime.States} for each class and method. Attempts
 * in time are not counted here, which would cost each of them. Safe for use by several threads.
 */
public final class TimeoutCounts {
    private final LongAdder timedOut = new LongAdder();

    TimeoutCounts() {}

    void addTimedOut() {
        timedOut.increment();
    }

    /** Attempts that took too long. */
    public long timedOut() {
        return timedOut.sum();
    }
}
