package dev.reknit.weaver.check;

import dev.reknit.RateLimit;
import dev.reknit.RateLimitType;
import dev.reknit.runtime.Violation;
import dev.reknit.runtime.ratelimit.RateLimitNumbers;
import dev.reknit.weaver.model.AnnotationValues;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The rules of {@link RateLimit}. */
final class RateLimitCheck implements Check {
    @Override
    public void check(Subject subject, Problems problems) {
        AnnotationValues limit = subject.annotation();
        Subject declaration = subject.declaration();
        RateLimitNumbers numbers = new RateLimitNumbers(
                (int) limit.number("value"),
                limit.number("window"),
                ChronoUnit.valueOf(limit.constant("windowUnit")),
                limit.number("minSpacing"),
                ChronoUnit.valueOf(limit.constant("minSpacingUnit")),
                RateLimitType.valueOf(limit.constant("type")));
        List<Violation> violations = numbers.violations();
        for (Violation each : violations) {
            problems.error(declaration, each);
        }
        if (violations.isEmpty()) {
            warnOfNoEffect(declaration, numbers, problems);
        }
    }

    private static void warnOfNoEffect(Subject declaration, RateLimitNumbers numbers, Problems problems) {
        if (numbers.type() != RateLimitType.FIXED && numbers.value() == 1) {
            problems.warning(
                    declaration,
                    "type",
                    declaration.annotation().value("type"),
                    "has no effect with value = 1, where a window of any type has one call; leave it out");
        }
        if (numbers.spacingSuffices()) {
            problems.warning(
                    declaration,
                    "minSpacing",
                    numbers.minSpacing(),
                    "alone keeps calls below value = " + numbers.value()
                            + ", which therefore has no effect; lower one of them");
        }
        Units.warn(declaration, problems, "windowUnit", List.of("window"));
        Units.warn(declaration, problems, "minSpacingUnit", List.of("minSpacing"));
    }
}
