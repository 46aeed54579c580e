package dev.reknit.runtime.circuitbreaker;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How many calls are running, by when they began, so that those which have become slow can be counted without a list
 * of them. Time is in steps of 1,024 ns from an origin. Calls that began in the same sixteenth of the slow time share a
 * counter; one that is taken for a later sixteenth holds only calls which are slow by then, and its rest is added to
 * those. So a call counts as slow at the latest a sixteenth after it is, and never before. Constant in size
 * whatever the number of calls; lock-free; while a counter is taken over, its rest may be missed by a moment.
 */
final class Running {
    static final int PARTS = 16;

    private static final int PLACES = PARTS + 2;
    private static final int COUNT_BITS = 24;
    private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;

    /** In each the part, modulo 2^40, above the count. */
    private final AtomicLongArray places = new AtomicLongArray(PLACES);

    /** Calls whose counter was taken over. */
    private final AtomicLong slow = new AtomicLong();

    private final long slowSteps;
    private final long partSteps;

    /** Creates a count of no calls; a call is slow after more than so many steps. */
    Running(long slowSteps) {
        this.slowSteps = slowSteps;
        this.partSteps = Math.max(1, -Math.floorDiv(-slowSteps, PARTS));
        for (int i = 0; i < PLACES; i++) {
            places.setPlain(i, packed(i, 0));
        }
    }

    long slowSteps() {
        return slowSteps;
    }

    /** A call begins. */
    void begin(long step) {
        long part = part(step);
        int at = Math.floorMod(part, PLACES);
        while (true) {
            long found = places.get(at);
            long ahead = ahead(part, found);
            if (ahead < 0) {
                // So late that its counter is a later one's.
                slow.getAndIncrement();
                return;
            }
            if (places.compareAndSet(at, found, ahead == 0 ? found + 1 : packed(part, 1))) {
                if (ahead > 0) {
                    slow.getAndAdd(found & COUNT_MASK);
                }
                return;
            }
        }
    }

    /** A call that began at a step ends. */
    void end(long step) {
        long part = part(step);
        int at = Math.floorMod(part, PLACES);
        while (true) {
            long found = places.get(at);
            if (ahead(part, found) != 0) {
                slow.getAndDecrement();
                return;
            }
            if (places.compareAndSet(at, found, found - 1)) {
                return;
            }
        }
    }

    /** How many calls have been running for longer than the slow time. */
    int slow(long step) {
        long sum = slow.get();
        for (int i = 0; i < PLACES; i++) {
            long found = places.get(i);
            long count = found & COUNT_MASK;
            if (count > 0) {
                long part = part(step) - ahead(part(step), found);
                long latestBegin = (part + 1) * partSteps - 1;
                sum += step - latestBegin > slowSteps ? count : 0;
            }
        }
        return (int) Math.max(0, Math.min(sum, Integer.MAX_VALUE));
    }

    private long part(long step) {
        return Math.floorDiv(step, partSteps);
    }

    private static long packed(long part, long count) {
        return part << COUNT_BITS | count;
    }

    /** By how many parts one is ahead of the one in a place. */
    private static long ahead(long part, long found) {
        return (part << COUNT_BITS) - (found & ~COUNT_MASK) >> COUNT_BITS;
    }
}
