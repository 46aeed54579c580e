package dev.reknit.weaver.check;

import dev.reknit.BreakerWindow;
import dev.reknit.CircuitBreaker;
import dev.reknit.runtime.Violation;
import dev.reknit.runtime.circuitbreaker.BreakerNumbers;
import dev.reknit.weaver.model.AnnotationValues;
import dev.reknit.weaver.model.MethodModel;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The rules of {@link CircuitBreaker}. */
final class CircuitBreakerCheck implements Check {
    @Override
    public void check(Subject subject, Problems problems) {
        AnnotationValues breaker = subject.annotation();
        for (Violation each : numbers(breaker).violations()) {
            problems.error(subject.declaration(), each);
        }
        FailureLists failures = new FailureLists(subject, problems, "failOn", "skipOn");
        if (breaker.number("slowCall") == 0) {
            failures.checkNotEmpty();
        }
        failures.checkContradictions();
        failures.checkOccurrence(List.of(subject.guarded()));
        checkName(subject, problems);
        checkScope(subject, problems);
        warnOfNoEffect(subject.declaration(), problems);
    }

    private static BreakerNumbers numbers(AnnotationValues breaker) {
        return new BreakerNumbers(
                breaker.number("delay"),
                unit(breaker, "delayUnit"),
                (int) breaker.number("requestVolumeThreshold"),
                breaker.real("failureRatio"),
                (int) breaker.number("successThreshold"),
                breaker.number("slowCall"),
                unit(breaker, "slowCallUnit"),
                breaker.real("slowCallRatio"),
                BreakerWindow.valueOf(breaker.constant("window")),
                breaker.number("windowDuration"),
                unit(breaker, "windowDurationUnit"),
                breaker.number("trialTimeout"),
                unit(breaker, "trialTimeoutUnit"));
    }

    private static ChronoUnit unit(AnnotationValues breaker, String attribute) {
        return ChronoUnit.valueOf(breaker.constant(attribute));
    }

    private static void checkName(Subject subject, Problems problems) {
        String name = subject.annotation().text("name");
        if (!name.equals(name.strip())) {
            problems.error(
                    subject.declaration(),
                    "name",
                    name,
                    "a name without blanks around it, or empty for none",
                    "begins or ends with a blank, so it is easily taken for another");
        }
    }

    private static void checkScope(Subject subject, Problems problems) {
        AnnotationValues breaker = subject.annotation();
        MethodModel method = subject.guarded();
        String scope = breaker.constant("scope");
        int keys = method.keys().size();
        if (scope.equals("KEY") && keys != 1) {
            problems.error(
                    subject,
                    "scope",
                    breaker.value("scope"),
                    null,
                    keys == 0
                            ? "needs a key, and no parameter of " + method.display() + " is marked; mark one with @Key"
                            : "needs one key, and " + keys + " parameters of " + method.display()
                                    + " are marked; leave one @Key");
        }
        if (scope.equals("INSTANCE") && method.isStatic()) {
            problems.error(
                    subject,
                    "scope",
                    breaker.value("scope"),
                    "METHOD, CLASS, KEY",
                    "needs an object, and " + method.display() + " is static");
        }
        if (!scope.equals("KEY") && keys > 0 && subject.isOwn()) {
            problems.warning(
                    subject,
                    "scope",
                    breaker.value("scope"),
                    "does not tell calls apart by the parameter that is marked with @Key; for that, write scope = KEY");
        }
        if (scope.equals("CLASS") && !breaker.text("name").isEmpty()) {
            problems.warning(
                    subject.declaration(),
                    "scope",
                    breaker.value("scope"),
                    "has no effect with name = \"" + breaker.text("name") + "\", which is shared by all that bear it");
        }
    }

    private static void warnOfNoEffect(Subject subject, Problems problems) {
        AnnotationValues breaker = subject.annotation();
        if (breaker.number("slowCall") == 0) {
            for (String each : List.of("slowCallUnit", "slowCallRatio")) {
                warn(
                        subject,
                        problems,
                        each,
                        "has no effect with slowCall = 0, where calls are not timed; set slowCall");
            }
        }
        if (breaker.constant("window").equals("COUNT")) {
            for (String each : List.of("windowDuration", "windowDurationUnit")) {
                warn(subject, problems, each, "has no effect with window = COUNT; only TIME has a duration");
            }
        } else {
            Units.warn(subject, problems, "windowDurationUnit", List.of("windowDuration"));
        }
        Units.warn(subject, problems, "delayUnit", List.of("delay"));
        Units.warn(subject, problems, "trialTimeoutUnit", List.of("trialTimeout"));
    }

    private static void warn(Subject subject, Problems problems, String attribute, String message) {
        if (subject.annotation().isWritten(attribute)) {
            problems.warning(subject, attribute, subject.annotation().value(attribute), message);
        }
    }
}
