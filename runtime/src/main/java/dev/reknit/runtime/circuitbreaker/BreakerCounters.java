package dev.reknit.runtime.circuitbreaker;

import dev.reknit.BreakerState;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a breaker has counted since it was made. Successes are not among it: a call that goes well in a clean window
 * writes nothing. Safe for use by several threads.
 */
public final class BreakerCounters {
    /** In the order of {@link BreakerState}. */
    private final AtomicLongArray nanos = new AtomicLongArray(6);

    private final LongAdder failures = new LongAdder();
    private final LongAdder slow = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder opened = new LongAdder();

    BreakerCounters() {}

    /** Calls that failed, in any state in which they are watched. */
    public long failures() {
        return failures.sum();
    }

    /** Calls that ended, one way or the other, after they had taken too long; running ones are not among them. */
    public long slow() {
        return slow.sum();
    }

    /** Calls that were rejected. */
    public long rejected() {
        return rejected.sum();
    }

    /** How often it has opened of its own accord, after a trial included. */
    public long opened() {
        return opened.sum();
    }

    long nanos(BreakerState state) {
        return nanos.get(state.ordinal());
    }

    void failed() {
        failures.increment();
    }

    void wasSlow() {
        slow.increment();
    }

    void wasRejected() {
        rejected.increment();
    }

    void hasOpened() {
        opened.increment();
    }

    void was(BreakerState state, long forNanos) {
        nanos.getAndAdd(state.ordinal(), forNanos);
    }
}
