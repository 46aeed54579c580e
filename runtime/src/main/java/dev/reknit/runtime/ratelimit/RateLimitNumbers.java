package dev.reknit.runtime.ratelimit;

import dev.reknit.RateLimit;
import dev.reknit.RateLimitType;
import dev.reknit.runtime.Violation;
import dev.reknit.runtime.time.Nanos;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of a {@link RateLimit} as written, and the rules which of them are allowed. The runtime takes them
 * from the annotation, the weaver from the class file; both ask here.
 */
public record RateLimitNumbers(
        int value, long window, ChronoUnit windowUnit, long minSpacing, ChronoUnit minSpacingUnit, RateLimitType type) {
    /** Longer windows are of no use, and times that far apart cannot be told from earlier ones. */
    static final long LONGEST_NANOS = Nanos.of(36_525, ChronoUnit.DAYS);

    private static final int MOST_ROLLING = 1_000_000;
    private static final long SHORTEST_PERMIT_NANOS = 1_000;

    static RateLimitNumbers of(RateLimit limit) {
        return new RateLimitNumbers(
                limit.value(),
                limit.window(),
                limit.windowUnit(),
                limit.minSpacing(),
                limit.minSpacingUnit(),
                limit.type());
    }

    /** Every number that is out of range; empty if all are allowed. */
    public List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        long most = mostPermits();
        if (value < 1 || value > most) {
            String range = most == Integer.MAX_VALUE
                    ? "1 or more"
                    : "1 to " + most + " with type = " + type
                            + (type == RateLimitType.SMOOTH ? " and window = " + window + " " + windowUnit.name() : "");
            found.add(new Violation("value", Integer.toString(value), range));
        }
        if (!isDuration(window, windowUnit) || window == 0) {
            found.add(new Violation("window", window + " " + windowUnit.name(), "1 or more, at most 100 years"));
        }
        if (!isDuration(minSpacing, minSpacingUnit)) {
            found.add(new Violation(
                    "minSpacing",
                    minSpacing + " " + minSpacingUnit.name(),
                    "0 (no spacing) or more, at most 100 years"));
        }
        return found;
    }

    /** Whether the spacing alone keeps calls below the limit. */
    public boolean spacingSuffices() {
        long spacing = Nanos.of(minSpacing, minSpacingUnit);
        long length = Nanos.of(window, windowUnit);
        return minSpacing > 0 && value > 1 && spacing >= (length + value - 1) / value;
    }

    private long mostPermits() {
        return switch (type) {
            case FIXED -> Integer.MAX_VALUE;
            case ROLLING -> MOST_ROLLING;
            case SMOOTH ->
                Math.max(1, Math.min(Integer.MAX_VALUE, Nanos.of(window, windowUnit) / SHORTEST_PERMIT_NANOS));
        };
    }

    private static boolean isDuration(long amount, ChronoUnit unit) {
        return amount >= 0 && Nanos.of(amount, unit) <= LONGEST_NANOS;
    }
}
