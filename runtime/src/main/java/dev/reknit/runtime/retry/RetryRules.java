package dev.reknit.runtime.retry;

import dev.reknit.Backoff;
import dev.reknit.Retry;
import dev.reknit.runtime.Violation;
import java.util.ArrayList;
import java.util.List;

/** Which numbers a {@link Retry} may have. The runtime and the weaver both ask here. */
public final class RetryRules {
    private final List<Violation> violations = new ArrayList<>();

    private RetryRules() {}

    /**
     * Every number that is out of range; empty if all are allowed. Looks at no attribute that holds
     * a class.
     */
    public static List<Violation> violations(Retry retry) {
        RetryRules rules = new RetryRules();
        rules.require(retry.maxRetries() >= -1, "maxRetries", retry.maxRetries(), "-1 (no limit), 0 or more");
        rules.require(retry.delay() >= 0, "delay", retry.delay(), "0 or more");
        rules.require(retry.maxDuration() >= 0, "maxDuration", retry.maxDuration(), "0 (no limit) or more");
        rules.require(retry.jitter() >= 0, "jitter", retry.jitter(), "0 or more");
        rules.require(
                retry.factor() >= 1 && retry.factor() < Double.POSITIVE_INFINITY,
                "factor",
                retry.factor(),
                "1 or more, finite");
        rules.growth(retry);
        rules.duration(retry);
        return rules.violations;
    }

    private void growth(Retry retry) {
        require(
                retry.backoff() == Backoff.FIXED || retry.maxDelay() >= retry.delay(),
                "maxDelay",
                retry.maxDelay(),
                "at least delay, which is " + retry.delay());
    }

    private void duration(Retry retry) {
        require(
                retry.maxDuration() <= 0
                        || RetrySettings.nanos(retry.maxDuration(), retry.durationUnit())
                                > RetrySettings.nanos(retry.delay(), retry.delayUnit()),
                "maxDuration",
                retry.maxDuration() + " " + retry.durationUnit().name(),
                "0 (no limit) or more than delay, which is " + retry.delay() + " "
                        + retry.delayUnit().name());
    }

    private void require(boolean allowed, String attribute, Object found, String values) {
        if (!allowed) {
            violations.add(new Violation(attribute, found.toString(), values));
        }
    }
}
