package dev.reknit.runtime.hedge;

import dev.reknit.Hedge;
import dev.reknit.runtime.Violation;
import dev.reknit.runtime.budget.BudgetNumbers;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a {@link Hedge} as written, and the rules which of them are allowed. */
public record HedgeNumbers(long delay, double quantile, BudgetNumbers budget) {
    static HedgeNumbers of(Hedge hedge) {
        return new HedgeNumbers(
                hedge.delay(), hedge.quantile(), new BudgetNumbers(hedge.budgetRatio(), hedge.budgetFloor()));
    }

    /** Every number that is out of range; empty if all are allowed. */
    public List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        if (delay < 0) {
            found.add(new Violation("delay", Long.toString(delay), "0 or more"));
        }
        if (!(quantile >= 0 && quantile < 1)) {
            found.add(new Violation("quantile", Double.toString(quantile), "0 (off) or more, less than 1"));
        }
        found.addAll(budget.violations());
        return found;
    }
}
