package dev.reknit.runtime.redundancy;

import dev.reknit.Redundant;
import dev.reknit.runtime.event.Site;
import java.time.temporal.ChronoUnit;

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
        require(site, redundant.ejectAfter() >= 0, "ejectAfter", redundant.ejectAfter(), "0 (never) or more");
        require(site, redundant.ejectionTime() >= 1, "ejectionTime", redundant.ejectionTime(), "1 or more");
        require(
                site,
                redundant.maxEjectionTime() >= redundant.ejectionTime(),
                "maxEjectionTime",
                redundant.maxEjectionTime(),
                "at least ejectionTime, which is " + redundant.ejectionTime());
        int share = redundant.maxEjectedPercent();
        require(site, share >= 0 && share <= 100, "maxEjectedPercent", share, "0 to 100");
        return new HealthSettings(
                redundant.ejectAfter(),
                nanos(redundant.ejectionTime(), redundant.ejectionTimeUnit()),
                nanos(redundant.maxEjectionTime(), redundant.ejectionTimeUnit()),
                share);
    }

    private static void require(Site site, boolean allowed, String attribute, Object found, String values) {
        if (!allowed) {
            throw new IllegalArgumentException(
                    "Redundant." + attribute + " = " + found + " on " + site + "; allowed: " + values);
        }
    }

    private static long nanos(long amount, ChronoUnit unit) {
        try {
            return unit.getDuration().multipliedBy(amount).toNanos();
        } catch (ArithmeticException tooLong) {
            return Long.MAX_VALUE;
        }
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
