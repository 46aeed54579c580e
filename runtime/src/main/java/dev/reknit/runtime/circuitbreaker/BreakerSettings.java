package dev.reknit.runtime.circuitbreaker;

import dev.reknit.BreakerWindow;
import dev.reknit.CircuitBreaker;
import dev.reknit.runtime.Violation;
import dev.reknit.runtime.time.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a {@link CircuitBreaker}, checked. Durations are capped at 292 years.
 *
 * @param volume how many outcomes it takes to decide
 * @param slowCallNanos 0 where calls are not timed
 * @param windowNanos the length of a window of time; 0 for a window of so many outcomes
 */
record BreakerSettings(
        long delayNanos,
        int volume,
        double failureRatio,
        int successThreshold,
        long slowCallNanos,
        double slowCallRatio,
        long windowNanos,
        long trialTimeoutNanos) {

    /**
     * Reads an annotation.
     *
     * @throws IllegalArgumentException if {@link BreakerNumbers#violations()} finds a number out of range; names all
     */
    static BreakerSettings of(CircuitBreaker breaker) {
        Violation.refuseAny(BreakerNumbers.of(breaker).violations(), "CircuitBreaker", "");
        return new BreakerSettings(
                Nanos.of(breaker.delay(), breaker.delayUnit()),
                breaker.requestVolumeThreshold(),
                breaker.failureRatio(),
                breaker.successThreshold(),
                Nanos.of(breaker.slowCall(), breaker.slowCallUnit()),
                breaker.slowCallRatio(),
                breaker.window() == BreakerWindow.TIME
                        ? Nanos.of(breaker.windowDuration(), breaker.windowDurationUnit())
                        : 0,
                Nanos.of(breaker.trialTimeout(), breaker.trialTimeoutUnit()));
    }

    /** An empty window. */
    Window window(long now) {
        if (windowNanos > 0) {
            return new TimeWindow(windowNanos, now);
        }
        return volume <= BitWindow.MOST ? new BitWindow(volume) : new RingWindow(volume);
    }

    /** Whether outcomes that were recorded under other settings can be kept. */
    boolean keepsOutcomesOf(BreakerSettings other) {
        return windowNanos == other.windowNanos
                && slowCallNanos == other.slowCallNanos
                && (volume == other.volume || windowNanos > 0);
    }

    /** Whether a call that has taken so long is slow. */
    boolean isSlow(long nanos) {
        return slowCallNanos > 0 && nanos > slowCallNanos;
    }

    /** Why outcomes open a breaker; null if they do not. */
    @Nullable
    String failedTooOften(long tally) {
        return Tally.reaches(tally, volume, failureRatio) ? reason(tally, "failed") : null;
    }

    /** Why the time that calls took opens a breaker; null if it does not. */
    @Nullable
    String slowTooOften(long tally) {
        return Tally.reaches(tally, volume, slowCallRatio) ? reason(tally, "slow") : null;
    }

    private static String reason(long tally, String what) {
        return Tally.marked(tally) + " of " + Tally.total(tally) + " calls " + what;
    }
}
