package dev.reknit.runtime.event;

import java.util.concurrent.TimeUnit;

/**
 * How many lines a source may still write: a token bucket of ten, refilled by one per second. The
 * time is an argument. Safe for use by several threads.
 */
final class LogBudget {
    static final int BURST = 10;
    static final long REFILL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private int left = BURST;
    private long refilled;
    private long suppressed;

    /** Takes a line: how many were suppressed since the last one written, or -1 if this one is, too. */
    synchronized long take(long nanoTime) {
        if (left == BURST) {
            refilled = nanoTime;
        } else {
            long more = Math.min(BURST - left, (nanoTime - refilled) / REFILL_NANOS);
            left += (int) more;
            refilled = left == BURST ? nanoTime : refilled + more * REFILL_NANOS;
        }
        if (left == 0) {
            suppressed++;
            return -1;
        }
        left--;
        long before = suppressed;
        suppressed = 0;
        return before;
    }
}
