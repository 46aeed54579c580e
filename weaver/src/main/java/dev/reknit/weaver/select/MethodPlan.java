package dev.reknit.weaver.select;

import dev.reknit.weaver.model.AnnotationValues;
import dev.reknit.weaver.model.MethodModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a method is woven.
 *
 * @param applied the annotations that take effect, outermost policy first
 */
public record MethodPlan(MethodModel method, List<Applied> applied) {

    /** Whether it has a policy about attempts. */
    public boolean hasAttempts() {
        return has(Guard.Tier.ATTEMPTS);
    }

    /** Whether it has a policy about state. */
    public boolean hasState() {
        return has(Guard.Tier.STATE);
    }

    private boolean has(Guard.Tier tier) {
        for (Applied each : applied) {
            if (each.guard().tier() == tier) {
                return true;
            }
        }
        return false;
    }

    /** Whether a call that succeeds at once concerns no policy about attempts. */
    public boolean isQuiet() {
        AnnotationValues retry = values(Guard.RETRY);
        return !testsResult() && values(Guard.TIMEOUT) == null && (retry == null || !retry.isWritten("maxDuration"));
    }

    /** Whether a policy looks at the result. */
    public boolean testsResult() {
        return isGiven(Guard.RETRY, "on") || isGiven(Guard.REDUNDANT, "accept");
    }

    private boolean isGiven(Guard guard, String attribute) {
        AnnotationValues values = values(guard);
        return values != null && !values.text(attribute).isEmpty();
    }

    /** Whether attempts are made on another thread, by a method of their own. */
    public boolean abandons() {
        AnnotationValues timeout = values(Guard.TIMEOUT);
        return timeout != null && timeout.constant("mode").equals("ABANDON");
    }

    /** Whether the state of the arguments is captured, too. */
    public boolean capturesArguments() {
        AnnotationValues checkpointed = values(Guard.CHECKPOINTED);
        return checkpointed != null && checkpointed.flag("arguments");
    }

    private @Nullable AnnotationValues values(Guard guard) {
        for (Applied each : applied) {
            if (each.guard() == guard) {
                return each.values();
            }
        }
        return null;
    }
}
