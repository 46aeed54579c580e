package dev.reknit.weaver.check;

import dev.reknit.runtime.Violation;
import dev.reknit.runtime.fallback.FallbackNumbers;
import dev.reknit.weaver.model.AnnotationValues;
import java.util.List;
import net.bytebuddy.jar.asm.Type;

/** The rules of {@link dev.reknit.Fallback}. */
final class FallbackCheck implements Check {
    private static final String NO_HANDLER = "dev/reknit/Fallback$None";

    @Override
    public void check(Subject subject, Problems problems) {
        AnnotationValues fallback = subject.annotation();
        FailureLists failures = new FailureLists(subject, problems, "applyOn", "skipOn");
        failures.checkNotEmpty();
        failures.checkContradictions();
        failures.checkOccurrence(List.of(subject.guarded()));
        Type handler = fallback.type("value");
        boolean byHandler = !handler.getInternalName().equals(NO_HANDLER);
        boolean byMethod = !fallback.text("fallbackMethod").isEmpty();
        if (byHandler && byMethod) {
            problems.error(
                    subject.declaration(),
                    "value",
                    handler,
                    null,
                    "stands beside fallbackMethod = \"" + fallback.text("fallbackMethod") + "\"; give one of the two");
        } else if (byHandler) {
            FallbackHandlers.check(subject, problems, handler);
        } else if (byMethod) {
            new FallbackMethods(subject, problems, failures).check();
        } else if (!fallback.flag("lastKnownGood")) {
            problems.error(subject.declaration(), "says no fallback; give fallbackMethod, value or lastKnownGood");
        }
        checkLastKnownGood(subject, problems);
    }

    private static void checkLastKnownGood(Subject subject, Problems problems) {
        AnnotationValues fallback = subject.annotation();
        FallbackNumbers numbers = new FallbackNumbers(fallback.number("maxAge"), fallback.number("maxWeight"));
        for (Violation each : numbers.violations()) {
            problems.error(subject.declaration(), each);
        }
        if (!fallback.flag("lastKnownGood")) {
            for (String each : List.of("maxAge", "maxAgeUnit", "maxWeight")) {
                if (fallback.isWritten(each)) {
                    problems.warning(subject, each, fallback.value(each), "has no effect without lastKnownGood = true");
                }
            }
            return;
        }
        if (subject.guarded().result() == Type.VOID_TYPE) {
            problems.error(
                    subject.declaration(),
                    "lastKnownGood",
                    true,
                    null,
                    "stands on a method that returns nothing to keep; take it off");
        }
        Units.warn(subject, problems, "maxAgeUnit", List.of("maxAge"));
    }
}
