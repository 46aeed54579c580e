package dev.reknit.runtime.redundancy;

import dev.reknit.Redundant;
import dev.reknit.runtime.Violation;
import java.util.ArrayList;
import java.util.List;

/** Which numbers a {@link Redundant} may have. The runtime and the weaver both ask here. */
public final class RedundantRules {
    private final List<Violation> violations = new ArrayList<>();

    private RedundantRules() {}

    /**
     * Every number that is out of range; empty if all are allowed. Looks at no attribute that holds
     * a class.
     */
    public static List<Violation> violations(Redundant redundant) {
        RedundantRules rules = new RedundantRules();
        rules.require(redundant.ejectAfter() >= 0, "ejectAfter", redundant.ejectAfter(), "0 (never) or more");
        rules.require(redundant.ejectionTime() >= 1, "ejectionTime", redundant.ejectionTime(), "1 or more");
        rules.require(
                redundant.maxEjectionTime() >= redundant.ejectionTime(),
                "maxEjectionTime",
                redundant.maxEjectionTime(),
                "at least ejectionTime, which is " + redundant.ejectionTime());
        int share = redundant.maxEjectedPercent();
        rules.require(share >= 0 && share <= 100, "maxEjectedPercent", share, "0 to 100");
        return rules.violations;
    }

    private void require(boolean allowed, String attribute, long found, String values) {
        if (!allowed) {
            violations.add(new Violation(attribute, Long.toString(found), values));
        }
    }
}
