package dev.reknit.runtime.metrics;

/** What {@code ft.budget.*} counts; to be held as long as the budget is in use. */
public final class BudgetMeters {
    /** Held, since the registry does not hold it. */
    private final MeterSet set;

    private final Counter granted;
    private final Counter refused;

    /** The meters of a budget, by its name; they can be read from now on. */
    public BudgetMeters(Metrics metrics, String name) {
        set = new MeterSet(metrics, name);
        granted = set.counter(Catalogue.BUDGET_REQUESTS, "granted");
        refused = set.counter(Catalogue.BUDGET_REQUESTS, "refused");
        metrics.show(set);
    }

    /** A retry or hedge asked for its share. */
    public void asked(boolean allowed) {
        (allowed ? granted : refused).increment();
    }

    /** How many were not allowed. */
    public long refused() {
        return refused.value();
    }

    @Override
    public String toString() {
        return set.subject() + set.values();
    }
}
