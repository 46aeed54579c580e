package dev.reknit.runtime.retry;

import dev.reknit.Backoff;
import dev.reknit.Retry;
import dev.reknit.runtime.Violation;
import dev.reknit.runtime.budget.BudgetNumbers;
import dev.reknit.runtime.time.Nanos;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of a {@link Retry} as written, and the rules which of them are allowed. The runtime takes them
 * from the annotation, the weaver from the class file; both ask here.
 */
public record RetryNumbers(
        int maxRetries,
        long delay,
        ChronoUnit delayUnit,
        long maxDuration,
        ChronoUnit durationUnit,
        long jitter,
        Backoff backoff,
        double factor,
        long maxDelay,
        BudgetNumbers budget) {
    static RetryNumbers of(Retry retry) {
        return new RetryNumbers(
                retry.maxRetries(),
                retry.delay(),
                retry.delayUnit(),
                retry.maxDuration(),
                retry.durationUnit(),
                retry.jitter(),
                retry.backoff(),
                retry.factor(),
                retry.maxDelay(),
                new BudgetNumbers(retry.budgetRatio(), retry.budgetFloor()));
    }

    /** Every number that is out of range; empty if all are allowed. */
    public List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        require(maxRetries >= -1, "maxRetries", maxRetries, "-1 (no limit), 0 or more", found);
        require(delay >= 0, "delay", delay, "0 or more", found);
        require(maxDuration >= 0, "maxDuration", maxDuration, "0 (no limit) or more", found);
        require(jitter >= 0, "jitter", jitter, "0 or more", found);
        require(factor >= 1 && factor < Double.POSITIVE_INFINITY, "factor", factor, "1 or more, finite", found);
        require(
                backoff == Backoff.FIXED || maxDelay >= delay,
                "maxDelay",
                maxDelay,
                "at least delay, which is " + delay,
                found);
        require(
                maxDuration <= 0 || durationExceedsDelay(),
                "maxDuration",
                maxDuration + " " + durationUnit.name(),
                "0 (no limit) or more than delay, which is " + delay + " " + delayUnit.name(),
                found);
        found.addAll(budget.violations());
        return found;
    }

    private boolean durationExceedsDelay() {
        return Nanos.of(maxDuration, durationUnit) > Nanos.of(delay, delayUnit);
    }

    private static void require(
            boolean allowed, String attribute, Object value, String values, List<Violation> violations) {
        if (!allowed) {
            violations.add(new Violation(attribute, value.toString(), values));
        }
    }
}
