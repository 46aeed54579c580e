package dev.reknit.weaver.check.cases;

import dev.reknit.RateLimit;
import dev.reknit.RateLimitType;
import java.time.temporal.ChronoUnit;

/** Right and wrong uses of {@link RateLimit}. */
final class RateLimitCases {
    private RateLimitCases() {}

    static class Ranges {
        @RateLimit
        void defaults() {}

        @RateLimit(value = Integer.MAX_VALUE, window = 100, windowUnit = ChronoUnit.YEARS)
        void extremes() {}

        @RateLimit(value = 1_000_000, type = RateLimitType.ROLLING)
        void largestRing() {}

        @RateLimit(value = 1_000_000, type = RateLimitType.SMOOTH)
        void fastestBucket() {}

        @RateLimit(0)
        @Expect("error: @RateLimit.value = 0: is out of range; allowed: 1 or more")
        void value() {}

        @RateLimit(value = 1_000_001, type = RateLimitType.ROLLING)
        @Expect("error: @RateLimit.value = 1000001: is out of range; allowed: 1 to 1000000 with type = ROLLING")
        void valueOfRolling() {}

        @RateLimit(value = 1_000_001, type = RateLimitType.SMOOTH)
        @Expect("error: @RateLimit.value = 1000001: is out of range;"
                + " allowed: 1 to 1000000 with type = SMOOTH and window = 1 SECONDS")
        void valueOfSmooth() {}

        @RateLimit(window = 0)
        @Expect("error: @RateLimit.window = 0 SECONDS: is out of range; allowed: 1 or more, at most 100 years")
        void window() {}

        @RateLimit(window = 101, windowUnit = ChronoUnit.YEARS)
        @Expect("error: @RateLimit.window = 101 YEARS: is out of range; allowed: 1 or more, at most 100 years")
        void windowTooLong() {}

        @RateLimit(minSpacing = -1)
        @Expect("error: @RateLimit.minSpacing = -1 SECONDS: is out of range;"
                + " allowed: 0 (no spacing) or more, at most 100 years")
        void minSpacing() {}
    }

    @RateLimit(-1)
    @Expect("error: @RateLimit.value = -1: is out of range; allowed: 1 or more")
    static class OnClass {
        void first() {}

        void second() {}
    }

    static class Effects {
        @RateLimit(value = 1, type = RateLimitType.SMOOTH)
        @Expect("warning: @RateLimit.type = SMOOTH: has no effect with value = 1,"
                + " where a window of any type has one call; leave it out")
        void type() {}

        @RateLimit(value = 50, minSpacing = 20, minSpacingUnit = ChronoUnit.MILLIS)
        @Expect("warning: @RateLimit.minSpacing = 20: alone keeps calls below value = 50,"
                + " which therefore has no effect; lower one of them")
        void minSpacing() {}

        @RateLimit(value = 50, minSpacing = 19, minSpacingUnit = ChronoUnit.MILLIS)
        void both() {}

        @RateLimit(windowUnit = ChronoUnit.MINUTES)
        @Expect("warning: @RateLimit.windowUnit = MINUTES: is the unit of the default window = 1;"
                + " write window as well")
        void windowUnit() {}

        @RateLimit(minSpacingUnit = ChronoUnit.MILLIS)
        @Expect("warning: @RateLimit.minSpacingUnit = MILLIS: is the unit of the default minSpacing = 0;"
                + " write minSpacing as well")
        void minSpacingUnit() {}
    }
}
