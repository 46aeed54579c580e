package dev.reknit.runtime.circuitbreaker;

import static dev.reknit.runtime.scenario.Play.play;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reknit.BreakerScope;
import dev.reknit.BreakerState;
import dev.reknit.CircuitBreaker;
import dev.reknit.CircuitBreakerOpenException;
import dev.reknit.Fallback;
import dev.reknit.Retry;
import dev.reknit.runtime.event.Event.CallRejected;
import dev.reknit.runtime.event.Event.CircuitBreakerChanged;
import dev.reknit.runtime.event.Event.SettingsDiffer;
import dev.reknit.runtime.scenario.EveryMode;
import dev.reknit.runtime.scenario.Guarded;
import dev.reknit.runtime.scenario.Mode;
import dev.reknit.runtime.scenario.Outcome;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Script;
import dev.reknit.runtime.scenario.Series;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A breaker among other policies, shared by name, for each object, and operated by hand. */
class BreakerCompanyTest {
    @CircuitBreaker(requestVolumeThreshold = 2, delay = 500)
    @Retry(maxRetries = 4, delay = 200, jitter = 0)
    interface Retried {}

    @CircuitBreaker(requestVolumeThreshold = 2)
    @Retry(maxRetries = 4, delay = 200, jitter = 0, abortOn = CircuitBreakerOpenException.class)
    interface RetriedUnlessOpen {}

    @CircuitBreaker(requestVolumeThreshold = 1)
    @Fallback(fallbackMethod = "typed", applyOn = CircuitBreakerOpenException.class)
    interface WithFallback {}

    @CircuitBreaker(requestVolumeThreshold = 1, name = "backend")
    interface Named {}

    @CircuitBreaker(requestVolumeThreshold = 1, name = "backend", failOn = IllegalStateException.class)
    interface NamedAlike {}

    @CircuitBreaker(requestVolumeThreshold = 1, name = "backend", delay = 7)
    interface NamedOtherwise {}

    @CircuitBreaker(requestVolumeThreshold = 1)
    interface OfMethod {}

    @CircuitBreaker(requestVolumeThreshold = 1, scope = BreakerScope.CLASS)
    interface OfClass {}

    @CircuitBreaker(requestVolumeThreshold = 1, scope = BreakerScope.INSTANCE)
    interface OfInstance {}

    @CircuitBreaker(requestVolumeThreshold = 1, scope = BreakerScope.KEY)
    interface KeyMissing {}

    private static boolean passes(Series series, Guarded guarded) {
        Throwable failure = series.failure(guarded, Script.giving("done"));
        if (failure != null) {
            assertThat(failure).isInstanceOf(CircuitBreakerOpenException.class);
        }
        return failure == null;
    }

    private static void fail(Series series, Guarded guarded) {
        assertThat(series.failure(guarded, Script.throwing(new IOException("down"))))
                .isInstanceOf(IOException.class);
    }

    /** Failures at 0 and 200 open it; at 400 and 600 it rejects, at 800 it lets a trial pass. */
    @EveryMode
    void retryAround_eachAttemptCountsAndRejectionsAreRetried(Mode mode) {
        Outcome outcome = play(mode, Retried.class, Script.failingTimes(2));
        assertThat(outcome.value()).isEqualTo("done");
        assertThat(outcome.attempts()).isEqualTo(3);
        assertThat(outcome.took()).hasMillis(800);
        assertThat(outcome.events().of(CallRejected.class)).hasSize(2);
        assertThat(outcome.events().of(CircuitBreakerChanged.class))
                .extracting(CircuitBreakerChanged::to)
                .containsExactly(BreakerState.OPEN, BreakerState.HALF_OPEN, BreakerState.CLOSED);
    }

    @EveryMode
    void rejectionThatRetryAborts_isThrownWithTheFailures(Mode mode) {
        Outcome outcome = play(mode, RetriedUnlessOpen.class, Script.failingTimes(2));
        assertThat(outcome.failure()).isInstanceOf(CircuitBreakerOpenException.class);
        assertThat(outcome.failure().getSuppressed())
                .extracting(Throwable::getMessage)
                .containsExactly("attempt 1", "attempt 2");
        assertThat(outcome.attempts()).isEqualTo(2);
    }

    @EveryMode
    void fallbackAround_answersWhileOpen(Mode mode) throws Throwable {
        try (Series series = new Series(mode)) {
            Guarded guarded = Play.guarded(WithFallback.class);
            fail(series, guarded);
            Script script = Script.giving("done");
            assertThat(series.call(guarded, script)).isEqualTo("runtime");
            assertThat(script.handed()).isInstanceOf(CircuitBreakerOpenException.class);
            assertThat(script.attempts()).isZero();
        }
    }

    @EveryMode
    void sameName_oneBreaker(Mode mode) {
        try (Series series = new Series(mode)) {
            Guarded one = Play.guarded(Named.class);
            Guarded other = Play.guarded(NamedAlike.class);
            fail(series, other);
            assertThat(passes(series, one))
                    .as("an IOException is no failure of the other method")
                    .isTrue();
            fail(series, one);
            assertThat(passes(series, other)).isFalse();
            assertThat(series.failure(other, Script.giving("done"))).hasMessageStartingWith("backend: rejected");
            assertThat(CircuitBreakers.of(series.environment()).named("backend"))
                    .hasSize(1);
            assertThat(series.events().of(SettingsDiffer.class)).isEmpty();
        }
    }

    @EveryMode
    void sameNameOtherSettings_latestApplyAndAWarningSaysSo(Mode mode) {
        try (Series series = new Series(mode)) {
            Guarded one = Play.guarded(Named.class);
            Guarded other = Play.guarded(NamedOtherwise.class);
            fail(series, one);
            series.pass(8);
            assertThat(passes(series, one)).isFalse();
            assertThat(passes(series, other)).as("its delay of 7 ms is over").isTrue();
            assertThat(series.events().only(SettingsDiffer.class))
                    .isEqualTo(new SettingsDiffer(series.site(other), "CircuitBreaker", "backend", series.site(one)));
        }
    }

    @EveryMode
    void scopeMethod_sharedByObjectsButNotByMethods(Mode mode) {
        try (Series series = new Series(mode)) {
            fail(series, Play.guarded(OfMethod.class));
            Guarded other = Play.guarded(OfMethod.class);
            assertThat(passes(series, other)).isFalse();
            assertThat(failureOfAnotherMethod(mode, other)).isNull();
        }
    }

    @EveryMode
    void scopeClass_sharedByMethods(Mode mode) {
        try (Series series = new Series(mode)) {
            fail(series, Play.guarded(OfClass.class));
            Guarded other = Play.guarded(OfClass.class);
            assertThat(failureOfAnotherMethod(mode, other))
                    .isInstanceOf(CircuitBreakerOpenException.class)
                    .hasMessageStartingWith(other.getClass().getSimpleName() + ".*: rejected");
        }
    }

    private static @Nullable Throwable failureOfAnotherMethod(Mode mode, Guarded guarded) {
        Script script = Script.giving("done");
        return mode == Mode.BLOCKING
                ? catchThrowable(() -> guarded.detour(script))
                : catchThrowable(() -> guarded.call(script));
    }

    @EveryMode
    void scopeInstance_eachObjectHasItsOwn(Mode mode) {
        assumeTrue(mode.isMethod(), "a guard has no object, and is refused");
        try (Series series = new Series(mode)) {
            Guarded one = Play.guarded(OfInstance.class);
            Guarded other = Play.guarded(OfInstance.class);
            fail(series, one);
            assertThat(passes(series, one)).isFalse();
            assertThat(passes(series, other)).isTrue();
            assertThat(CircuitBreakers.of(series.environment()).all()).hasSize(2);
        }
    }

    @EveryMode
    void operatedByHand_doesAsTold(Mode mode) {
        try (Series series = new Series(mode)) {
            Guarded guarded = Play.guarded(OfMethod.class);
            passes(series, guarded);
            CircuitBreakers.Control control = CircuitBreakers.of(series.environment())
                    .of(guarded.getClass(), series.site(guarded).member())
                    .get(0);
            control.forceOpen();
            assertThat(series.failure(guarded, Script.giving("done")))
                    .hasMessageEndingWith("rejected, its circuit breaker is forced open; reset it to let calls pass");
            control.forceClosed();
            fail(series, guarded);
            fail(series, guarded);
            assertThat(control.counters().failures()).isEqualTo(2);
            control.disable();
            fail(series, guarded);
            assertThat(passes(series, guarded)).isTrue();
            assertThat(control.counters().failures()).isEqualTo(2);
            control.reset();
            fail(series, guarded);
            assertThat(control.state()).isEqualTo(BreakerState.OPEN);
            series.pass(2_000);
            assertThat(control.untilHalfOpen()).hasSeconds(3);
            assertThat(control.timeIn(BreakerState.OPEN)).hasSeconds(2);
            control.reset();
            assertThat(passes(series, guarded)).isTrue();
            assertThat(control.counters().rejected()).isEqualTo(1);
            assertThat(control.counters().opened()).isEqualTo(1);
            assertThat(series.events().of(CircuitBreakerChanged.class))
                    .extracting(CircuitBreakerChanged::to)
                    .containsExactly(
                            BreakerState.FORCED_OPEN,
                            BreakerState.FORCED_CLOSED,
                            BreakerState.DISABLED,
                            BreakerState.CLOSED,
                            BreakerState.OPEN,
                            BreakerState.CLOSED);
        }
    }
}
