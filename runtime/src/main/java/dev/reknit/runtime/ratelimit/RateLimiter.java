package dev.reknit.runtime.ratelimit;

import dev.reknit.runtime.time.Clock;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The limit of one method on one class, whatever its type is at the time, and what came of it. Safe for use by several
 * threads.
 */
public final class RateLimiter {
    private final Clock clock;
    private final LongAdder rejected = new LongAdder();
    private volatile RateLimitSettings settings;
    private volatile Limit limit;

    /** The limit, if it can do without the clock; null if not. */
    private volatile @Nullable FixedLimit fixed;

    /** How many calls were let in by limits of other types before. */
    private volatile long acceptedBefore;

    RateLimiter(RateLimitSettings settings, Clock clock) {
        this.clock = clock;
        this.settings = settings;
        limit = begin(settings);
    }

    /** Lets a call in if that needs no clock; false says that {@link #take} is to be asked. */
    boolean takeQuickly() {
        FixedLimit quick = fixed;
        return quick != null && quick.takeQuickly();
    }

    /**
     * Lets a call in, or does not.
     *
     * @return {@link Limit#TAKEN}, or how many nanoseconds to wait, 1 or more, until a call may be let in
     */
    long take() {
        long wait = limit.take(clock);
        if (wait != Limit.TAKEN) {
            rejected.increment();
        }
        return wait;
    }

    /**
     * Goes on by other settings. What was let in counts on, unless the type changes or spacing comes or goes, where
     * the limit begins anew.
     */
    synchronized void adopt(RateLimitSettings next) {
        RateLimitSettings before = settings;
        if (before.equals(next)) {
            return;
        }
        settings = next;
        if (before.type() == next.type() && (before.minSpacingNanos() == 0) == (next.minSpacingNanos() == 0)) {
            limit.adopt(next, clock);
        } else {
            Limit old = limit;
            limit = begin(next);
            acceptedBefore += old.accepted();
        }
    }

    private Limit begin(RateLimitSettings by) {
        Limit plain = switch (by.type()) {
            case FIXED -> new FixedLimit(by);
            case ROLLING -> new RollingLimit(by);
            case SMOOTH -> new SmoothLimit(by, clock);
        };
        boolean spaced = by.minSpacingNanos() > 0;
        fixed = !spaced && plain instanceof FixedLimit quick ? quick : null;
        return spaced ? new SpacedLimit(plain, by) : plain;
    }

    /** How many calls were ever let in. Exact while there are none. */
    public long acceptedTotal() {
        return acceptedBefore + limit.accepted();
    }

    /** How many calls were ever rejected. */
    public long rejectedTotal() {
        return rejected.sum();
    }

    @Override
    public String toString() {
        return "RateLimiter[" + settings + ", accepted=" + acceptedTotal() + ", rejected=" + rejectedTotal() + "]";
    }
}
