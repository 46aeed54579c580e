package dev.reknit.runtime.retry;

import dev.reknit.Backoff;
import dev.reknit.Retry;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

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

    static RetrySettings of(Retry retry) {
        require(retry.maxRetries() >= -1, "maxRetries", retry.maxRetries(), "-1 (no limit), 0 or more");
        require(retry.delay() >= 0, "delay", retry.delay(), "0 or more");
        require(retry.jitter() >= 0, "jitter", retry.jitter(), "0 or more");
        require(retry.maxDuration() >= 0, "maxDuration", retry.maxDuration(), "0 (no limit) or more");
        require(
                retry.factor() >= 1 && retry.factor() < Double.POSITIVE_INFINITY,
                "factor",
                retry.factor(),
                "1 or more, finite");
        boolean grows = retry.backoff() != Backoff.FIXED;
        require(
                !grows || retry.maxDelay() >= retry.delay(),
                "maxDelay",
                retry.maxDelay(),
                "at least delay, which is " + retry.delay());
        long delay = nanos(retry.delay(), retry.delayUnit());
        long maxDuration = nanos(retry.maxDuration(), retry.durationUnit());
        require(
                maxDuration == 0 || maxDuration > delay,
                "maxDuration",
                retry.maxDuration() + " " + retry.durationUnit(),
                "0 (no limit) or more than delay, which is " + retry.delay() + " " + retry.delayUnit());
        return new RetrySettings(
                // One attempt more than that cannot be counted, nor lived through.
                retry.maxRetries() == Integer.MAX_VALUE ? -1 : retry.maxRetries(),
                delay,
                maxDuration,
                nanos(retry.jitter(), retry.jitterDelayUnit()),
                retry.backoff(),
                retry.factor(),
                grows ? nanos(retry.maxDelay(), retry.delayUnit()) : Long.MAX_VALUE);
    }

    private static void require(boolean allowed, String attribute, Object found, String values) {
        if (!allowed) {
            throw new IllegalArgumentException("Retry." + attribute + " = " + found + "; allowed: " + values);
        }
    }

    static long nanos(long amount, ChronoUnit unit) {
        return nanos(unit.getDuration(), amount);
    }

    private static long nanos(Duration unit, long amount) {
        try {
            return unit.multipliedBy(amount).toNanos();
        } catch (ArithmeticException tooLong) {
            return Long.MAX_VALUE;
        }
    }
}
