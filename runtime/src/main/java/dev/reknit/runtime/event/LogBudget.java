package dev.reknit.runtime.event;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many lines a source may still write: a token bucket of ten, refilled by one per second. The
 * time is an argument. Safe for use by several threads.
 *
 * <p>It is kept as the virtual scheduling form of the generic cell rate algorithm (ITU-T I.371, annex
 * A): not the tokens, but the time at which the bucket would be full. So a line that is suppressed, of
 * which an outage has many, takes no lock and writes nothing but its count.
 */
final class LogBudget {
    static final int BURST = 10;
    static final long REFILL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long UNUSED = Long.MIN_VALUE;

    private final AtomicLong fullAt = new AtomicLong(UNUSED);
    private final AtomicLong suppressed = new AtomicLong();

    /** Takes a line: how many were suppressed since the last one written, or -1 if this one is, too. */
    long take(long nanoTime) {
        while (true) {
            long full = fullAt.get();
            long toRefill = full == UNUSED ? 0 : Math.max(0, full - nanoTime);
            if (toRefill > (BURST - 1) * REFILL_NANOS) {
                suppressed.incrementAndGet();
                return -1;
            }
            if (fullAt.compareAndSet(full, nanoTime + toRefill + REFILL_NANOS)) {
                return suppressed.getAndSet(0);
            }
        }
    }
}
