package dev.reknit.runtime.metrics;

import java.util.function.LongSupplier;

/** What {@code ft.circuitbreaker.*} counts and measures. */
public final class BreakerMeters {
    private final Counter succeeded;
    private final Counter failed;
    private final Counter prevented;
    private final Counter opened;

    /**
     * The meters of a method.
     *
     * @param closedNanos how long its breaker has been closed in all, the present included
     * @param openNanos how long it has been open
     * @param halfOpenNanos how long it has been half-open
     */
    public BreakerMeters(MeterSet set, LongSupplier closedNanos, LongSupplier openNanos, LongSupplier halfOpenNanos) {
        succeeded = set.counter(Catalogue.BREAKER_CALLS, "success");
        failed = set.counter(Catalogue.BREAKER_CALLS, "failure");
        prevented = set.counter(Catalogue.BREAKER_CALLS, "circuitBreakerOpen");
        opened = set.counter(Catalogue.BREAKER_OPENED);
        set.gauge(Catalogue.BREAKER_STATE, closedNanos, "closed");
        set.gauge(Catalogue.BREAKER_STATE, openNanos, "open");
        set.gauge(Catalogue.BREAKER_STATE, halfOpenNanos, "halfOpen");
    }

    /** An attempt that was let in has ended. */
    public void ended(boolean success) {
        (success ? succeeded : failed).increment();
    }

    /** An attempt was not let in. */
    public void prevented() {
        prevented.increment();
    }

    /** The breaker, closed before, is open. */
    public void opened() {
        opened.increment();
    }
}
