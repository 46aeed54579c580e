package dev.reknit.runtime.budget;

import dev.reknit.runtime.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * What a policy grants the budget that it names.
 *
 * @param ratio extra attempts for each call, 0 to 1
 * @param floor extra attempts in each second that are granted however few calls there are, 0 or more
 */
public record BudgetNumbers(double ratio, double floor) {
    /** Every number that is out of range; empty if all are allowed. */
    public List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        if (!(ratio >= 0 && ratio <= 1)) {
            found.add(new Violation("budgetRatio", Double.toString(ratio), "0 to 1"));
        }
        if (!(floor >= 0 && floor < Double.POSITIVE_INFINITY)) {
            found.add(new Violation("budgetFloor", Double.toString(floor), "0 or more, finite"));
        }
        return found;
    }

    /** The smaller of each. */
    BudgetNumbers stricter(BudgetNumbers other) {
        return new BudgetNumbers(Math.min(ratio, other.ratio), Math.min(floor, other.floor));
    }
}
