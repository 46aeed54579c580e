package dev.reknit.runtime.budget;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.PlanContext;
import org.jspecify.annotations.Nullable;

/** One policy's part in a budget; where it names none, extra attempts are not limited. Safe for use by several threads. */
public final class BudgetShare {
    private final @Nullable Budget budget;
    private final String holder;
    private final BudgetNumbers granted;

    private BudgetShare(@Nullable Budget budget, String holder, BudgetNumbers granted) {
        this.budget = budget;
        this.holder = holder;
        this.granted = granted;
    }

    /**
     * The part of a policy of a method.
     *
     * @param policy tells it from others of the same method
     * @param name of the budget; empty for none
     * @param granted what it grants the budget
     */
    public static BudgetShare of(PlanContext context, String policy, String name, BudgetNumbers granted) {
        String holder = context.bean().getName() + "/" + context.method().site() + "/" + policy;
        return new BudgetShare(name.isEmpty() ? null : Budget.named(context, name), holder, granted);
    }

    /** Whether a budget is named. */
    public boolean isLimited() {
        return budget != null;
    }

    /** The plan of the policy takes effect: so does what it grants. */
    public void activate() {
        if (budget != null) {
            budget.grant(holder, granted);
        }
    }

    /** Counts a call, extra attempts not included. */
    public void called() {
        if (budget != null) {
            budget.called();
        }
    }

    /** Asks for an extra attempt; false if it must not be made. */
    public boolean withdraw(Environment environment) {
        return budget == null || budget.withdraw(environment);
    }
}
