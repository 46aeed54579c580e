package dev.reknit.runtime.metrics;

/** What holds the numbers of one {@link MeterSet} behind a {@link Meter}. */
sealed interface Instrument permits Counter, Gauge, Histogram {
    /** The count or the present value. */
    long value();

    /** The values; empty for what has none. */
    default Distribution distribution() {
        return Distribution.EMPTY;
    }
}
