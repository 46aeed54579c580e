package dev.reknit.runtime.circuitbreaker;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of the latest time, in ten buckets of a tenth each: those of the current tenth, which is not over,
 * and of the nine before it. To record is an atomic addition, and adding up ten counts; threads that record at once
 * contend for one counter. A bucket is allocated once a tenth. It stops counting at 2^31 outcomes.
 */
final class TimeWindow extends Window {
    static final int BUCKETS = 10;

    private final AtomicReferenceArray<@Nullable Bucket> buckets = new AtomicReferenceArray<>(BUCKETS);
    private final long origin;
    private final long bucketNanos;

    /** The marked outcomes in the upper half, all in the lower. */
    private static final class Bucket extends AtomicLong {
        private static final long serialVersionUID = 1;

        final long tenth;

        Bucket(long tenth) {
            this.tenth = tenth;
        }
    }

    /**
     * Creates an empty window.
     *
     * @param nanos its length, above 0
     * @param now where the first tenth begins
     */
    TimeWindow(long nanos, long now) {
        super(NOT_CLEAN); // ever, since successes grow old
        this.origin = now;
        this.bucketNanos = Math.max(1, nanos / BUCKETS);
    }

    @Override
    long record(boolean marked, long now) {
        long tenth = tenth(now);
        Bucket bucket = bucket(tenth);
        if (bucket != null && (int) bucket.get() != Integer.MAX_VALUE) {
            var unused = bucket.addAndGet(marked ? 1L << 32 | 1 : 1);
        }
        return sum(tenth, 0);
    }

    @Override
    long tally(int more, long now) {
        return sum(tenth(now), more);
    }

    private long tenth(long now) {
        return Math.floorDiv(now - origin, bucketNanos);
    }

    /** The bucket of a tenth; null if its place has been taken by a later one. */
    private @Nullable Bucket bucket(long tenth) {
        int at = Math.floorMod(tenth, BUCKETS);
        while (true) {
            Bucket found = buckets.get(at);
            if (found != null && found.tenth >= tenth) {
                return found.tenth == tenth ? found : null;
            }
            Bucket next = new Bucket(tenth);
            if (buckets.compareAndSet(at, found, next)) {
                return next;
            }
        }
    }

    private long sum(long tenth, int more) {
        long total = more;
        long marked = more;
        for (int i = 0; i < BUCKETS; i++) {
            Bucket each = buckets.get(i);
            if (each != null && each.tenth > tenth - BUCKETS) {
                long counts = each.get();
                total += counts & 0xFFFF_FFFFL;
                marked += counts >>> 32;
            }
        }
        return Tally.of(total, marked);
    }
}
