package dev.reknit.weaver.check;

import dev.reknit.Backoff;
import dev.reknit.Retry;
import dev.reknit.runtime.Violation;
import dev.reknit.runtime.budget.BudgetNumbers;
import dev.reknit.runtime.retry.RetryNumbers;
import dev.reknit.weaver.model.AnnotationValues;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.MethodModel;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The rules of {@link Retry}. */
final class RetryCheck implements Check {
    @Override
    public void check(Subject subject, Problems problems) {
        AnnotationValues retry = subject.annotation();
        for (Violation each : numbers(retry).violations()) {
            problems.error(subject.declaration(), each);
        }
        FailureLists failures = new FailureLists(subject, problems, "retryOn", "abortOn");
        if (retry.text("on").isEmpty()) {
            failures.checkNotEmpty();
        }
        failures.checkContradictions();
        failures.checkOccurrence(List.of(subject.guarded()));
        ResultTest.check(subject, problems, "on");
        if (retry.number("maxRetries") == 0) {
            warnOfNoRetry(subject.declaration(), problems);
        } else {
            warnOfNoEffect(subject.declaration(), problems);
            warnOfWrites(subject, problems);
        }
    }

    private static RetryNumbers numbers(AnnotationValues retry) {
        return new RetryNumbers(
                (int) retry.number("maxRetries"),
                retry.number("delay"),
                ChronoUnit.valueOf(retry.constant("delayUnit")),
                retry.number("maxDuration"),
                ChronoUnit.valueOf(retry.constant("durationUnit")),
                retry.number("jitter"),
                Backoff.valueOf(retry.constant("backoff")),
                retry.real("factor"),
                retry.number("maxDelay"),
                new BudgetNumbers(retry.real("budgetRatio"), retry.real("budgetFloor")));
    }

    private static void warnOfNoRetry(Subject subject, Problems problems) {
        Set<String> others =
                new TreeSet<>(subject.annotation().written().values().keySet());
        others.remove("maxRetries");
        if (!others.isEmpty()) {
            problems.warning(
                    subject,
                    "maxRetries",
                    0,
                    "means that no retry is made, so these have no effect: " + String.join(", ", others));
        }
    }

    private static void warnOfNoEffect(Subject subject, Problems problems) {
        AnnotationValues retry = subject.annotation();
        String backoff = retry.constant("backoff");
        if (retry.isWritten("factor") && !backoff.equals("EXPONENTIAL")) {
            problems.warning(
                    subject,
                    "factor",
                    retry.value("factor"),
                    "has no effect with backoff = " + backoff + "; only EXPONENTIAL multiplies");
        }
        if (retry.isWritten("maxDelay") && backoff.equals("FIXED")) {
            problems.warning(
                    subject,
                    "maxDelay",
                    retry.value("maxDelay"),
                    "has no effect with backoff = FIXED, where the wait does not grow");
        }
        if (!backoff.equals("FIXED") && retry.number("delay") == 0) {
            problems.warning(
                    subject,
                    "backoff",
                    retry.value("backoff"),
                    "has no effect with delay = 0, from which no wait can grow; set delay");
        }
        BudgetNumbersCheck.warnWithoutBudget(subject, problems);
        Units.warn(subject, problems, "delayUnit", List.of("delay", "maxDelay"));
        Units.warn(subject, problems, "durationUnit", List.of("maxDuration"));
        Units.warn(subject, problems, "jitterDelayUnit", List.of("jitter"));
    }

    private static void warnOfWrites(Subject subject, Problems problems) {
        MethodModel method = subject.guarded();
        if (subject.isCheckpointed() || "java/lang/Record".equals(subject.type().superName())) {
            return;
        }
        Set<String> written = new TreeSet<>();
        for (MethodModel.FieldWrite each : method.writes()) {
            FieldModel field = subject.type().field(each.field()).orElse(null);
            if (!each.isStatic() && field != null && State.has(field)) {
                written.add(each.field());
            }
        }
        if (!written.isEmpty()) {
            problems.warning(
                    subject,
                    "writes " + String.join(", ", written)
                            + ", and a retry finds what the failed attempt left there; "
                            + (method.isAsynchronous()
                                    ? "write when the stage has succeeded, or mark what is not state @Ephemeral"
                                    : "add @Checkpointed, or mark what is not state @Ephemeral"));
        }
    }
}
