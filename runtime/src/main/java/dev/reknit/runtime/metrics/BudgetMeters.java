package dev.reknit.runtime.metrics;

/** What {@code ft.budget.*} counts; the set is that of the budget, by its name. */
public final class BudgetMeters {
    private final Counter granted;
    private final Counter refused;

    /** The meters of a budget. */
    public BudgetMeters(MeterSet set) {
        granted = set.counter(Catalogue.BUDGET_REQUESTS, "granted");
        refused = set.counter(Catalogue.BUDGET_REQUESTS, "refused");
    }

    /** A retry or hedge asked for its share. */
    public void asked(boolean allowed) {
        (allowed ? granted : refused).increment();
    }
}
