package dev.reknit.runtime.redundancy;

import dev.reknit.Redundant;
import dev.reknit.runtime.Violation;
import dev.reknit.runtime.event.Site;
import dev.reknit.runtime.time.Nanos;

/**
 * When instances are ejected and for how long, checked. Durations are capped at 292 years, which
 * nanoseconds in a {@code long} can hold.
 *
 * @param ejectAfter how many failures in a row; 0 for never
 * @param ejectionNanos how long the first ejection lasts
 * @param maxEjectionNanos how long one lasts at most
 * @param maxEjectedPercent the share of the group that may be ejected at once
 */
record HealthSettings(int ejectAfter, long ejectionNanos, long maxEjectionNanos, int maxEjectedPercent) {

    static HealthSettings of(Redundant redundant, Site site) {
        Violation.refuseAny(RedundantNumbers.of(redundant).violations(), "Redundant", site.toString());
        return new HealthSettings(
                redundant.ejectAfter(),
                Nanos.of(redundant.ejectionTime(), redundant.ejectionTimeUnit()),
                Nanos.of(redundant.maxEjectionTime(), redundant.ejectionTimeUnit()),
                redundant.maxEjectedPercent());
    }

    /** How long the n-th ejection in succession lasts. */
    long ejectionNanos(int n) {
        return ejectionNanos > maxEjectionNanos / n ? maxEjectionNanos : ejectionNanos * n;
    }

    /** How many instances of a group may be ejected at once. */
    int share(int groupSize) {
        return (int) ((long) groupSize * maxEjectedPercent / 100);
    }
}
