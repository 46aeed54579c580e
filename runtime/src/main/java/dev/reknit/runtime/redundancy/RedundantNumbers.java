package dev.reknit.runtime.redundancy;

import dev.reknit.Redundant;
import dev.reknit.runtime.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of a {@link Redundant} as written, and the rules which of them are allowed. The runtime takes them
 * from the annotation, the weaver from the class file; both ask here.
 */
public record RedundantNumbers(int ejectAfter, long ejectionTime, long maxEjectionTime, int maxEjectedPercent) {
    static RedundantNumbers of(Redundant redundant) {
        return new RedundantNumbers(
                redundant.ejectAfter(),
                redundant.ejectionTime(),
                redundant.maxEjectionTime(),
                redundant.maxEjectedPercent());
    }

    /** Every number that is out of range; empty if all are allowed. */
    public List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        require(ejectAfter >= 0, "ejectAfter", ejectAfter, "0 (never) or more", found);
        require(ejectionTime >= 1, "ejectionTime", ejectionTime, "1 or more", found);
        require(
                maxEjectionTime >= ejectionTime,
                "maxEjectionTime",
                maxEjectionTime,
                "at least ejectionTime, which is " + ejectionTime,
                found);
        boolean isShare = maxEjectedPercent >= 0 && maxEjectedPercent <= 100;
        require(isShare, "maxEjectedPercent", maxEjectedPercent, "0 to 100", found);
        return found;
    }

    private static void require(
            boolean allowed, String attribute, long value, String values, List<Violation> violations) {
        if (!allowed) {
            violations.add(new Violation(attribute, Long.toString(value), values));
        }
    }
}
