package dev.reknit.runtime.ratelimit;

import dev.reknit.RateLimit;
import dev.reknit.RateLimitType;
import dev.reknit.runtime.Violation;
import dev.reknit.runtime.time.Nanos;

/**
 * The numbers of a {@link RateLimit}, checked.
 *
 * @param value permits per window
 * @param windowNanos the length of a window, 1 or more
 * @param minSpacingNanos between two calls; 0 for none
 */
record RateLimitSettings(int value, long windowNanos, long minSpacingNanos, RateLimitType type) {
    /**
     * Reads an annotation.
     *
     * @throws IllegalArgumentException if {@link RateLimitNumbers#violations()} finds a number out of range; names all
     */
    static RateLimitSettings of(RateLimit limit) {
        Violation.refuseAny(RateLimitNumbers.of(limit).violations(), "RateLimit", "");
        return new RateLimitSettings(
                limit.value(),
                Nanos.of(limit.window(), limit.windowUnit()),
                Nanos.of(limit.minSpacing(), limit.minSpacingUnit()),
                limit.type());
    }

    /** The time in which one permit comes, if they come evenly; rounded up, so that they do not come too fast. */
    long permitNanos() {
        return (windowNanos + value - 1) / value;
    }
}
