package dev.reknit.testkit;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of one attempt: it waits, then hangs, or fails, or goes on to the body.
 *
 * @param failure what it fails with; null if it does not
 */
record Strike(long delayNanos, boolean hangs, @Nullable Throwable failure) {
    static final Strike NONE = new Strike(0, false, null);

    Strike later(long nanos) {
        return new Strike(delayNanos + nanos, hangs, failure);
    }

    Strike hanging() {
        return new Strike(delayNanos, true, failure);
    }

    Strike failing(Throwable with) {
        return new Strike(delayNanos, hangs, failure == null ? with : failure);
    }
}
