package dev.reknit.runtime.metrics;

import java.util.function.LongSupplier;

/** Reads a value that is kept elsewhere. */
final class Gauge implements Instrument {
    private volatile LongSupplier reading;

    Gauge(LongSupplier reading) {
        this.reading = reading;
    }

    void read(LongSupplier other) {
        reading = other;
    }

    @Override
    public long value() {
        return reading.getAsLong();
    }
}
