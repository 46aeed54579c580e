package dev.reknit.weaver.select;

import dev.reknit.weaver.model.AnnotationValues;
import dev.reknit.weaver.model.MethodModel;
import java.util.List;
import java.util.Optional;

/**
 * How a method is woven.
 *
 * @param applied the annotations that take effect, outermost policy first
 */
public record MethodPlan(MethodModel method, List<Applied> applied) {

    /** Whether it has a policy about attempts. */
    public boolean hasAttempts() {
        return applied.stream().anyMatch(each -> each.guard().tier() == Guard.Tier.ATTEMPTS);
    }

    /** Whether it has a policy about state. */
    public boolean hasState() {
        return applied.stream().anyMatch(each -> each.guard().tier() == Guard.Tier.STATE);
    }

    /** Whether a call that succeeds at once concerns no policy about attempts. */
    public boolean isQuiet() {
        return !testsResult()
                && values(Guard.RETRY)
                        .map(retry -> !retry.isWritten("maxDuration"))
                        .orElse(true);
    }

    /** Whether a policy looks at the result. */
    public boolean testsResult() {
        return isGiven(Guard.RETRY, "on") || isGiven(Guard.REDUNDANT, "accept");
    }

    private boolean isGiven(Guard guard, String attribute) {
        return values(guard).map(each -> !each.text(attribute).isEmpty()).orElse(false);
    }

    /** Whether the state of the arguments is captured, too. */
    public boolean capturesArguments() {
        return values(Guard.CHECKPOINTED).map(each -> each.flag("arguments")).orElse(false);
    }

    private Optional<AnnotationValues> values(Guard guard) {
        return applied.stream()
                .filter(each -> each.guard() == guard)
                .map(Applied::values)
                .findFirst();
    }
}
