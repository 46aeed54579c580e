package dev.reknit.weaver.check;

import dev.reknit.runtime.Violation;
import dev.reknit.runtime.timeout.TimeoutNumbers;
import dev.reknit.weaver.model.AnnotationValues;
import dev.reknit.weaver.model.MethodModel;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.Opcodes;

/** The rules of {@link dev.reknit.Timeout}. */
final class TimeoutCheck implements Check {
    @Override
    public void check(Subject subject, Problems problems) {
        AnnotationValues timeout = subject.annotation();
        TimeoutNumbers numbers =
                new TimeoutNumbers(timeout.number("value"), ChronoUnit.valueOf(timeout.constant("unit")));
        for (Violation each : numbers.violations()) {
            problems.error(subject.declaration(), each);
        }
        Units.warn(subject.declaration(), problems, "unit", List.of("value"));
        if (timeout.number("value") == 0) {
            warnOfNoLimit(subject.declaration(), problems);
        } else if (timeout.constant("mode").equals("ABANDON")) {
            checkAbandon(subject, problems);
        }
    }

    private static void warnOfNoLimit(Subject subject, Problems problems) {
        Set<String> others =
                new TreeSet<>(subject.annotation().written().values().keySet());
        others.remove("value");
        if (!others.isEmpty()) {
            problems.warning(
                    subject,
                    "value",
                    0,
                    "means that there is no limit, so these have no effect: " + String.join(", ", others));
        }
    }

    private static void checkAbandon(Subject subject, Problems problems) {
        MethodModel method = subject.guarded();
        Object found = subject.annotation().value("mode");
        if (method.isAsynchronous()) {
            problems.warning(
                    subject, "mode", found, "has no effect on a method that returns a stage: its caller never waits");
            return;
        }
        if (subject.isCheckpointed()) {
            problems.error(
                    subject,
                    "mode",
                    found,
                    null,
                    "cannot go with @Checkpointed: the abandoned attempt would go on changing the state that is being"
                            + " restored; use INTERRUPT");
        }
        if (method.has(Opcodes.ACC_SYNCHRONIZED)) {
            problems.error(
                    subject,
                    "mode",
                    found,
                    null,
                    "cannot go with synchronized: the attempt runs on another thread, which waits for ever for a"
                            + " monitor that the caller holds, and keeps it when abandoned; lock what must be exclusive"
                            + " inside the method, or use INTERRUPT");
        }
    }
}
