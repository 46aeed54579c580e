package dev.reknit.runtime.hedge;

import java.util.concurrent.atomic.LongAdder;

/** What is known of the hedges of one method. Safe for use by several threads. */
public final class Hedging {
    private final Latencies latencies = new Latencies();
    private final LongAdder started = new LongAdder();

    Latencies latencies() {
        return latencies;
    }

    void start() {
        started.increment();
    }

    /** How many second attempts were started. */
    public long started() {
        return started.sum();
    }
}
