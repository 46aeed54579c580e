package dev.reknit.weaver.select;

import dev.reknit.runtime.Way;
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

    /** Whether its calls are written to a journal. */
    public boolean isJournaled() {
        return values(Guard.JOURNALED) != null;
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
        return slots() == 0;
    }

    /** How many policies a call is to pass on its way in. Where a configuration adds one, it takes the detour. */
    public int slots() {
        int slots = 0;
        for (Applied each : applied) {
            if (each.guard().tier() == Guard.Tier.ATTEMPTS && admits(each)) {
                slots++;
            }
        }
        return Math.min(slots, Way.SLOTS);
    }

    /** Whether a policy has something to do about calls that succeed at once. */
    private static boolean admits(Applied applied) {
        AnnotationValues values = applied.values();
        return switch (applied.guard()) {
            case FALLBACK -> values.isWritten("lastKnownGood");
            case RETRY -> values.isWritten("maxDuration") || values.isWritten("on") || values.isWritten("budget");
            case REDUNDANT -> values.isWritten("accept");
            default -> true;
        };
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
    public boolean leavesThread() {
        AnnotationValues timeout = values(Guard.TIMEOUT);
        return values(Guard.HEDGE) != null
                || (timeout != null && timeout.constant("mode").equals("ABANDON"));
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
