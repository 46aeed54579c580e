package dev.reknit.runtime.metrics;

/** What {@code ft.retry.*} counts. */
public final class RetryMeters {
    private final Counter retries;
    private final Counter[] retried = new Counter[End.values().length];
    private final Counter[] notRetried = new Counter[End.values().length];

    /** Why the last attempt of a call was not made again; the constants are the values of the tag. */
    public enum End {
        /** It gave a value that was accepted. */
        VALUE("valueReturned"),
        /** No retry is for its failure; or the wait was interrupted, or the caller cancelled. */
        NOT_RETRYABLE("exceptionNotRetryable"),
        /** No retry was left; or the budget had none. */
        NO_RETRY_LEFT("maxRetriesReached"),
        /** It would have come too late. */
        TOO_LATE("maxDurationReached");

        private final String tag;

        End(String tag) {
            this.tag = tag;
        }
    }

    /** The meters of a method. */
    public RetryMeters(MeterSet set) {
        retries = set.counter(Catalogue.RETRIES);
        for (End each : End.values()) {
            retried[each.ordinal()] = set.counter(Catalogue.RETRY_CALLS, "true", each.tag);
            notRetried[each.ordinal()] = set.counter(Catalogue.RETRY_CALLS, "false", each.tag);
        }
    }

    /** An attempt is made again. */
    public void retry() {
        retries.increment();
    }

    /** A call is over; to be called once for each. */
    public void ended(boolean wasRetried, End end) {
        (wasRetried ? retried : notRetried)[end.ordinal()].increment();
    }
}
