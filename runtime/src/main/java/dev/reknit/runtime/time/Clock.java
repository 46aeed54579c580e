package dev.reknit.runtime.time;

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
}
