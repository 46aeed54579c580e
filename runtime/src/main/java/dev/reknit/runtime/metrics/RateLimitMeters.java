package dev.reknit.runtime.metrics;

/** What {@code ft.ratelimit.*} counts. */
public final class RateLimitMeters {
    private final Counter permitted;
    private final Counter rejected;

    /** The meters of a method. */
    public RateLimitMeters(MeterSet set) {
        permitted = set.counter(Catalogue.RATE_LIMIT_CALLS, "permitted");
        rejected = set.counter(Catalogue.RATE_LIMIT_CALLS, "rejected");
    }

    /** An attempt passed, or was not let pass. */
    public void asked(boolean passed) {
        (passed ? permitted : rejected).increment();
    }
}
