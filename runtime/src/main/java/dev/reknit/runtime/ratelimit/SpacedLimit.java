package dev.reknit.runtime.ratelimit;

import dev.reknit.runtime.time.Clock;

/**
 * Lets a call in if another limit does and the last one is long enough ago. A call that may pass takes a lock: two
 * conditions are to change together, and calls that keep a distance do not crowd.
 */
final class SpacedLimit implements Limit {
    private final Limit limit;
    private volatile long spacingNanos;

    /** When the last call was let in; written under the lock, and true in both only if there was one. */
    private volatile long last;

    private volatile boolean any;

    SpacedLimit(Limit limit, RateLimitSettings settings) {
        this.limit = limit;
        spacingNanos = settings.minSpacingNanos();
    }

    @Override
    public long take(Clock clock) {
        // Spares those who come too soon the lock.
        long wait = tooSoon(clock);
        return wait > 0 ? wait : takeAlone(clock);
    }

    private synchronized long takeAlone(Clock clock) {
        long wait = tooSoon(clock);
        if (wait > 0) {
            return wait;
        }
        wait = limit.take(clock);
        if (wait == TAKEN) {
            last = clock.nanoTime();
            any = true;
        }
        return wait;
    }

    /** How long the next call has to wait for the sake of distance; 0 or less for not at all. */
    private long tooSoon(Clock clock) {
        if (!any) {
            return 0;
        }
        long before = last;
        long elapsed = clock.nanoTime() - before;
        if (elapsed < 0) {
            clockWentBack(before, clock.nanoTime());
            return spacingNanos;
        }
        return spacingNanos - elapsed;
    }

    private synchronized void clockWentBack(long before, long now) {
        if (last == before) {
            last = now;
        }
    }

    @Override
    public synchronized void adopt(RateLimitSettings settings, Clock clock) {
        spacingNanos = settings.minSpacingNanos();
        limit.adopt(settings, clock);
    }

    @Override
    public long accepted() {
        return limit.accepted();
    }
}
