package dev.reknit.weaver.check;

import dev.reknit.Bulkhead;
import dev.reknit.runtime.Violation;
import dev.reknit.runtime.bulkhead.BulkheadNumbers;
import dev.reknit.weaver.model.AnnotationValues;
import java.util.List;

/** The rules of {@link Bulkhead}. */
final class BulkheadCheck implements Check {
    @Override
    public void check(Subject subject, Problems problems) {
        AnnotationValues bulkhead = subject.annotation();
        BulkheadNumbers numbers = new BulkheadNumbers(
                (int) bulkhead.number("value"), (int) bulkhead.number("waitingTaskQueue"), bulkhead.number("maxWait"));
        List<Violation> violations = numbers.violations();
        for (Violation each : violations) {
            problems.error(subject.declaration(), each);
        }
        if (violations.isEmpty()) {
            warnOfNoEffect(subject, numbers, problems);
        }
    }

    private static void warnOfNoEffect(Subject subject, BulkheadNumbers numbers, Problems problems) {
        AnnotationValues bulkhead = subject.annotation();
        Subject declaration = subject.declaration();
        if (numbers.maxWait() > 0 && numbers.waitingTaskQueue() == 0) {
            problems.warning(
                    declaration,
                    "maxWait",
                    numbers.maxWait(),
                    "has no effect with waitingTaskQueue = 0, where nobody may wait; set waitingTaskQueue");
        } else if (subject.isOwn()
                && bulkhead.isWritten("waitingTaskQueue")
                && numbers.waitingTaskQueue() > 0
                && numbers.maxWait() == 0
                && !subject.guarded().isAsynchronous()) {
            problems.warning(
                    subject,
                    "waitingTaskQueue",
                    numbers.waitingTaskQueue(),
                    "has no effect with maxWait = 0 on a method that does not return a stage; set maxWait");
        }
        if (bulkhead.flag("adaptive") && numbers.value() == 1) {
            problems.warning(
                    declaration,
                    "adaptive",
                    true,
                    "has no effect with value = 1, below which no limit is; raise value, the upper bound");
        }
        Units.warn(declaration, problems, "maxWaitUnit", List.of("maxWait"));
    }
}
