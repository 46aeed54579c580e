package dev.reknit.runtime.bulkhead;

import dev.reknit.runtime.time.Clock;
import java.util.concurrent.locks.ReentrantLock;

/** Has a {@link Gradient} told of attempts, and permits of the limit that it finds. Safe for use by several threads. */
final class AdaptiveLimit {
    /** The beginning of an attempt that nobody noted. */
    static final long UNTIMED = Slots.MOST_CELLS;

    private final Permits permits;
    private final Clock clock;

    /** Who cannot have it at once lets an attempt go by uncounted: a mean does not need them all. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Gradient gradient;

    AdaptiveLimit(Permits permits, int most, Clock clock) {
        this.permits = permits;
        this.clock = clock;
        gradient = new Gradient(most, clock.nanoTime());
    }

    /** Changes the upper bound. */
    void most(int bound) {
        lock.lock();
        try {
            gradient.most(bound);
            permits.measured(this, gradient.limit());
        } finally {
            lock.unlock();
        }
    }

    /** The time, as a ticket holds it: to 64 ns, and never one that means something else. */
    long begun() {
        long time = clock.nanoTime() & -Slots.MOST_CELLS;
        return time == 0 || time == UNTIMED || time == Long.MIN_VALUE ? time + 2 * UNTIMED : time;
    }

    /** An attempt ends, which still has its permit. */
    void ended(long begun, boolean failed) {
        if (begun == UNTIMED || !lock.tryLock()) {
            return;
        }
        try {
            if (gradient.ended(begun, clock.nanoTime(), permits.running(), failed)) {
                permits.measured(this, gradient.limit());
            }
        } finally {
            lock.unlock();
        }
    }
}
