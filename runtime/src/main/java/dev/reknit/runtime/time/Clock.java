package dev.reknit.runtime.time;

import java.util.concurrent.locks.LockSupport;

/** Reads elapsed time and waits. Safe for use by several threads. */
public interface Clock {
    /** Nanoseconds since an arbitrary origin, as {@link System#nanoTime()}: only differences mean something. */
    long nanoTime();

    /**
     * Waits.
     *
     * @param nanos how long, in nanoseconds; 0 or less returns at once
     * @throws InterruptedException if the thread is, or becomes, interrupted, even for 0; its
     *     interrupt flag is then cleared
     */
    void sleep(long nanos) throws InterruptedException;

    /**
     * Waits until another thread {@linkplain LockSupport#unpark unparks} this one, it is interrupted, or some time has
     * passed. May return earlier, for no reason.
     *
     * @param nanos how long at most, in nanoseconds; 0 or less returns at once
     */
    default void park(long nanos) {
        LockSupport.parkNanos(nanos);
    }
}
