package dev.reknit.runtime.metrics;

/** What {@code ft.timeout.*} counts and measures. */
public final class TimeoutMeters {
    private final MeterSet set;
    private final Counter timedOut;
    private final Counter inTime;
    private final Histogram duration;

    /** The meters of a method. */
    public TimeoutMeters(MeterSet set) {
        this.set = set;
        timedOut = set.counter(Catalogue.TIMEOUT_CALLS, "true");
        inTime = set.counter(Catalogue.TIMEOUT_CALLS, "false");
        duration = set.histogram(Catalogue.TIMEOUT_DURATION);
    }

    /**
     * An attempt is over, or nobody waits for it any longer.
     *
     * @param nanos how long it took
     */
    public void ended(boolean late, long nanos) {
        (late ? timedOut : inTime).increment();
        if (set.countsSuccesses()) {
            duration.record(nanos);
        }
    }
}
