package dev.reknit.runtime.time;

import java.time.temporal.ChronoUnit;

/** Durations of annotations, which are an amount and a unit, in nanoseconds. */
public final class Nanos {
    private Nanos() {}

    /** So many units in nanoseconds; {@link Long#MAX_VALUE}, which is 292 years, for what is longer. */
    public static long of(long amount, ChronoUnit unit) {
        try {
            return amount == 0
                    ? 0
                    : Math.multiplyExact(amount, unit.getDuration().toNanos());
        } catch (ArithmeticException tooLong) {
            return Long.MAX_VALUE;
        }
    }
}
