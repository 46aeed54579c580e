package dev.reknit.runtime.ratelimit;

import dev.reknit.runtime.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * A token bucket: a permit comes every so often and is kept while nobody needs it, up to a number. There is one to begin with.
 * The state is one number, the time at which the bucket will be full again if nobody comes: a call moves it on by
 * the time that one permit takes to come, and is let in if it is then not further away than an empty bucket takes to fill.
 * (The generic cell rate algorithm in its form of virtual scheduling, ITU-T I.371, annex A.) Lock-free, no
 * allocation, one reading of the clock per call.
 */
final class SmoothLimit implements Limit {
    private final LongAdder accepted = new LongAdder();
    private volatile Bucket current;

    SmoothLimit(RateLimitSettings settings, Clock clock) {
        current = new Bucket(settings, 1, clock.nanoTime());
    }

    @Override
    public long take(Clock clock) {
        while (true) {
            Bucket bucket = current;
            long full = bucket.full.get();
            if (full == Bucket.SEALED) {
                Thread.onSpinWait();
                continue;
            }
            // Read after the state, so the bucket is nowhere later.
            long now = clock.nanoTime();
            long missing = Math.max(0, full - now);
            if (missing > bucket.fillNanos) {
                // The clock went back: nothing takes longer than to fill an empty bucket.
                missing = bucket.fillNanos;
            }
            long wait = missing + bucket.permitNanos - bucket.fillNanos;
            if (wait <= 0) {
                if (bucket.full.compareAndSet(full, Bucket.time(now + missing + bucket.permitNanos))) {
                    accepted.increment();
                    return TAKEN;
                }
            } else if (full - now <= bucket.fillNanos || bucket.full.compareAndSet(full, Bucket.time(now + missing))) {
                return wait;
            }
        }
    }

    /** Keeps the permits that are there, as far as the bucket holds them. */
    @Override
    public void adopt(RateLimitSettings settings, Clock clock) {
        Bucket old = current;
        long full = old.full.getAndSet(Bucket.SEALED);
        long now = clock.nanoTime();
        long there = old.fillNanos - Math.min(old.fillNanos, Math.max(0, full - now));
        double permits = Math.min(settings.value(), (double) there / old.permitNanos);
        current = new Bucket(settings, permits, now);
    }

    @Override
    public long accepted() {
        return accepted.sum();
    }

    private static final class Bucket {
        /** Instead of a time: nobody takes a permit, a new bucket is on its way. */
        static final long SEALED = 1L << 62;

        /** How long one permit takes to come. */
        final long permitNanos;

        /** How long all take. */
        final long fillNanos;

        final AtomicLong full;

        Bucket(RateLimitSettings settings, double permits, long now) {
            permitNanos = settings.permitNanos();
            fillNanos = permitNanos * settings.value();
            full = new AtomicLong(time(now + fillNanos - (long) (permits * permitNanos)));
        }

        /** One time in 584 years looks like the seal and is taken for the one before. */
        static long time(long time) {
            return time == SEALED ? time - 1 : time;
        }
    }
}
