package dev.reknit.runtime.metrics;

/** What {@code ft.redundant.*} counts. */
public final class RedundantMeters {
    private final Counter failovers;
    private final Counter primary;
    private final Counter alternate;
    private final Counter failed;

    /** The meters of a method. */
    public RedundantMeters(MeterSet set) {
        failovers = set.counter(Catalogue.FAILOVERS);
        primary = set.counter(Catalogue.REDUNDANT_CALLS, "primary");
        alternate = set.counter(Catalogue.REDUNDANT_CALLS, "alternate");
        failed = set.counter(Catalogue.REDUNDANT_CALLS, "failed");
    }

    /** After a failure the next is tried. */
    public void failover() {
        failovers.increment();
    }

    /**
     * An attempt of the whole is over.
     *
     * @param success whether there is an answer
     * @param first whether the last that was tried is the first
     */
    public void ended(boolean success, boolean first) {
        (!success ? failed : first ? primary : alternate).increment();
    }
}
