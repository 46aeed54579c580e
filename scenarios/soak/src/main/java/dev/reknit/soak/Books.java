package dev.reknit.soak;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.States;
import dev.reknit.runtime.bulkhead.Permits;
import dev.reknit.runtime.circuitbreaker.CircuitBreakers;
import dev.reknit.runtime.hedge.Hedging;
import dev.reknit.runtime.metrics.Meter;
import dev.reknit.runtime.ratelimit.RateLimiter;
import dev.reknit.soak.Account.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Whether what callers, bodies, policies and events say of the same calls agrees. */
final class Books {
    private final Environment environment;
    private final List<String> wrong = new ArrayList<>();

    Books(Environment environment) {
        this.environment = environment;
    }

    /** What does not agree, one line each; to be asked once no call is going on. */
    List<String> audit() {
        for (Trial each : Trial.values()) {
            everyCall(each);
            alone(each);
            switch (each) {
                case RETRIED, RETRIED_LATER, RETRIED_FUTURE, BUDGETED -> retried(each);
                case ANSWERED, KNOWN -> answered(each);
                case BROKEN, BROKEN_BY_KEY, BROKEN_LATER -> broken(each);
                case LIMITED, LIMITED_ROLLING, LIMITED_LATER -> limited(each);
                case TIMED, ABANDONED, TIMED_LATER -> timed(each);
                case FEW, FEW_WAITING, FEW_ADAPTIVE, FEW_LATER -> few(each);
                case HEDGED, HEDGED_LATER -> hedged(each);
                case TOGETHER, TOGETHER_ABANDONED, TOGETHER_LATER -> together(each);
            }
        }
        return wrong;
    }

    private void everyCall(Trial trial) {
        Account account = trial.account();
        same(trial, "calls", account.calls(), "outcomes", account.outcomes());
        same(trial, "attempts begun", account.begun(), "ended", account.ended());
        same(trial, "interrupts after the return", account.interrupts(), "allowed", 0);
        if (account.stranger() != null) {
            wrong.add(trial.method() + ": failed with " + account.stranger());
        }
    }

    /** Only where no policy is switched off meanwhile, which leaves calls uncounted. */
    private void alone(Trial trial) {
        Account account = trial.account();
        if (!trial.method().startsWith("together")) {
            long thrown = metered(trial, "ft.invocations.total", "result", "exceptionThrown");
            long failed = account.outcomes() - account.of(Outcome.RESULT) - account.of(Outcome.ANSWER);
            same(trial, "calls counted as failed", thrown, "seen by callers", failed);
        }
    }

    private void retried(Trial trial) {
        Account account = trial.account();
        same(trial, "attempts", account.begun(), "calls + retries", account.calls() + account.retries());
        same(trial, "results", account.of(Outcome.RESULT), "successes of the body", account.successes());
        long failed = account.of(Outcome.FAULT) + account.retries();
        same(trial, "retries", metered(trial, "ft.retry.retries.total"), "told", account.retries());
        same(trial, "failed calls + retries", failed, "failures of the body", account.faults());
    }

    private void answered(Trial trial) {
        Account account = trial.account();
        same(trial, "attempts", account.begun(), "calls", account.calls());
        long failed = account.of(Outcome.FAULT) + account.fallbacks();
        same(trial, "failed calls + fallbacks", failed, "failures of the body", account.faults());
        if (trial == Trial.ANSWERED) {
            same(trial, "answers", account.of(Outcome.ANSWER), "fallbacks", account.fallbacks());
        }
    }

    private void broken(Trial trial) {
        Account account = trial.account();
        List<CircuitBreakers.Control> breakers = CircuitBreakers.of(environment).of(Guarded.class, trial.method());
        long rejected =
                breakers.stream().mapToLong(each -> each.counters().rejected()).sum();
        long failures =
                breakers.stream().mapToLong(each -> each.counters().failures()).sum();
        same(trial, "rejections", rejected, "seen by callers", account.of(Outcome.OPEN));
        same(trial, "attempts", account.begun(), "calls - rejections", account.calls() - rejected);
        // Those that end after their breaker has opened count no more.
        notMore(trial, "failures counted", failures, "failures of the body", account.faults());
    }

    private void limited(Trial trial) {
        Account account = trial.account();
        long accepted = sum(trial, RateLimiter.class, RateLimiter::acceptedTotal);
        long rejected = sum(trial, RateLimiter.class, RateLimiter::rejectedTotal);
        same(trial, "let in", accepted, "attempts", account.begun());
        same(trial, "rejections", rejected, "seen by callers", account.of(Outcome.LIMITED));
    }

    private void timed(Trial trial) {
        Account account = trial.account();
        long timedOut = metered(trial, "ft.timeout.calls.total", "timedOut", "true");
        same(trial, "timeouts", timedOut, "seen by callers", account.of(Outcome.LATE));
        notMore(trial, "attempts", account.begun(), "calls", account.calls());
    }

    private void few(Trial trial) {
        Account account = trial.account();
        long accepted = sum(trial, Permits.class, Permits::acceptedTotal);
        long rejected = sum(trial, Permits.class, Permits::rejectedTotal);
        same(trial, "permits taken", accepted, "attempts", account.begun());
        same(trial, "rejections", rejected, "seen by callers", account.of(Outcome.FULL));
    }

    private void hedged(Trial trial) {
        Account account = trial.account();
        long started = sum(trial, Hedging.class, Hedging::started);
        notMore(trial, "calls", account.calls(), "attempts", account.begun());
        // A rival may be called off before it has begun.
        notMore(trial, "attempts", account.begun(), "calls + rivals", account.calls() + started);
    }

    private void together(Trial trial) {
        Account account = trial.account();
        notMore(trial, "results", account.of(Outcome.RESULT), "successes of the body", account.successes());
        if (trial == Trial.TOGETHER) {
            same(trial, "answers", account.of(Outcome.ANSWER), "fallbacks", account.fallbacks());
        }
    }

    private long metered(Trial trial, String name, String... tagAndValue) {
        String method = Guarded.class.getName() + "." + trial.method();
        return environment.metrics().meters().stream()
                .filter(each -> each.type().name().equals(name))
                .filter(each -> method.equals(each.tags().get("method")))
                .filter(each -> tagAndValue.length == 0
                        || tagAndValue[1].equals(each.tags().get(tagAndValue[0])))
                .mapToLong(Meter::value)
                .sum();
    }

    private <S> long sum(Trial trial, Class<S> type, ToLongFunction<S> number) {
        return environment.states().all(type).stream()
                .filter(each -> each.bean().filter(Guarded.class::equals).isPresent())
                .filter(each -> each.name().startsWith(trial.method() + "("))
                .map(States.Entry::state)
                .mapToLong(number)
                .sum();
    }

    private void same(Trial trial, String one, long ofOne, String other, long ofOther) {
        if (ofOne != ofOther) {
            wrong.add(trial.method() + ": " + one + " " + ofOne + ", " + other + " " + ofOther);
        }
    }

    private void notMore(Trial trial, String one, long ofOne, String other, long ofOther) {
        if (ofOne > ofOther) {
            wrong.add(trial.method() + ": " + one + " " + ofOne + ", more than " + other + " " + ofOther);
        }
    }
}
