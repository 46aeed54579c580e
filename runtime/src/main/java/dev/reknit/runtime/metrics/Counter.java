package dev.reknit.runtime.metrics;

import java.util.concurrent.atomic.LongAdder;

/** Counts. Safe for use by many threads at once; what was counted before a read that sees it is read. */
public final class Counter implements Instrument {
    private final LongAdder count = new LongAdder();

    Counter() {}

    /** Counts one. */
    public void increment() {
        count.increment();
    }

    @Override
    public long value() {
        return count.sum();
    }
}
