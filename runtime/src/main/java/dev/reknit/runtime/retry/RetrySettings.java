package dev.reknit.runtime.retry;

import dev.reknit.Backoff;
import dev.reknit.Retry;
import dev.reknit.runtime.Violation;
import dev.reknit.runtime.time.Nanos;

/**
 * The numbers of a {@link Retry}, checked. Durations are capped at 292 years, which nanoseconds in a {@code long} can hold.
 *
 * @param maxRetries extra attempts; -1 for no limit
 * @param delayNanos the first wait
 * @param maxDurationNanos how long after the start a retry may begin; 0 for no limit
 * @param jitterNanos the deviation to either side
 * @param maxDelayNanos the longest wait before jitter
 */
record RetrySettings(
        int maxRetries,
        long delayNanos,
        long maxDurationNanos,
        long jitterNanos,
        Backoff backoff,
        double factor,
        long maxDelayNanos) {

    /**
     * Reads an annotation.
     *
     * @throws IllegalArgumentException if {@link RetryNumbers#violations()} finds a number out of range; names all
     */
    static RetrySettings of(Retry retry) {
        Violation.refuseAny(RetryNumbers.of(retry).violations(), "Retry", "");
        boolean grows = retry.backoff() != Backoff.FIXED;
        return new RetrySettings(
                // One attempt more than that cannot be counted, nor lived through.
                retry.maxRetries() == Integer.MAX_VALUE ? -1 : retry.maxRetries(),
                Nanos.of(retry.delay(), retry.delayUnit()),
                Nanos.of(retry.maxDuration(), retry.durationUnit()),
                Nanos.of(retry.jitter(), retry.jitterDelayUnit()),
                retry.backoff(),
                retry.factor(),
                grows ? Nanos.of(retry.maxDelay(), retry.delayUnit()) : Long.MAX_VALUE);
    }
}
