package dev.reknit.weaver.check;

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
        } else {
            problems.error(subject.declaration(), "says no fallback; give fallbackMethod or value");
        }
    }
}
