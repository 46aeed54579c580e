package dev.reknit.runtime.metrics;

import java.util.function.LongSupplier;

/** What {@code ft.bulkhead.*} counts and measures. */
public final class BulkheadMeters {
    private final MeterSet set;
    private final Counter accepted;
    private final Counter rejected;
    private final Histogram runningDuration;
    private final Histogram waitingDuration;

    /**
     * The meters of a method.
     *
     * @param running how many attempts run
     * @param waiting how many wait
     */
    public BulkheadMeters(MeterSet set, LongSupplier running, LongSupplier waiting) {
        this.set = set;
        accepted = set.counter(Catalogue.BULKHEAD_CALLS, "accepted");
        rejected = set.counter(Catalogue.BULKHEAD_CALLS, "rejected");
        runningDuration = set.histogram(Catalogue.BULKHEAD_RUNNING_DURATION);
        waitingDuration = set.histogram(Catalogue.BULKHEAD_WAITING_DURATION);
        set.gauge(Catalogue.BULKHEAD_RUNNING, running);
        set.gauge(Catalogue.BULKHEAD_WAITING, waiting);
    }

    /**
     * An attempt has a permit.
     *
     * @param waitedNanos how long it has waited for it
     */
    public void accepted(long waitedNanos) {
        accepted.increment();
        if (set.countsSuccesses()) {
            waitingDuration.record(waitedNanos);
        }
    }

    /** An attempt was not let in, or gave up waiting. */
    public void rejected() {
        rejected.increment();
    }

    /**
     * A permit was given back.
     *
     * @param nanos how long the attempt ran
     */
    public void ended(long nanos) {
        if (set.countsSuccesses()) {
            runningDuration.record(nanos);
        }
    }
}
