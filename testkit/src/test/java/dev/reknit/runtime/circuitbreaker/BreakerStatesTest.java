package dev.reknit.runtime.circuitbreaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.BreakerState;
import dev.reknit.BreakerWindow;
import dev.reknit.CircuitBreaker;
import dev.reknit.CircuitBreakerOpenException;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event.CallRejected;
import dev.reknit.runtime.event.Event.CircuitBreakerChanged;
import dev.reknit.runtime.scenario.EveryMode;
import dev.reknit.runtime.scenario.Guarded;
import dev.reknit.runtime.scenario.Mode;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Script;
import dev.reknit.runtime.scenario.Series;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;

/** When it opens, what becomes of calls then, and when it closes. */
class BreakerStatesTest {
    @CircuitBreaker(requestVolumeThreshold = 4, failureRatio = 0.5, delay = 1_000)
    interface HalfOfFour {}

    @CircuitBreaker(requestVolumeThreshold = 4, failureRatio = 0, delay = 1_000)
    interface AnyOfFour {}

    @CircuitBreaker(requestVolumeThreshold = 100, failureRatio = 0.02, delay = 1_000)
    interface TwoOfAHundred {}

    @CircuitBreaker(requestVolumeThreshold = 1, delay = 1_000, successThreshold = 2)
    interface TwoTrials {}

    @CircuitBreaker(requestVolumeThreshold = 1, delay = 0)
    interface NoDelay {}

    @CircuitBreaker(requestVolumeThreshold = 1, failOn = IOException.class, skipOn = FileNotFoundException.class)
    interface OnlyIo {}

    @CircuitBreaker(requestVolumeThreshold = 1, slowCall = 100, delay = 1_000)
    interface NotSlow {}

    @CircuitBreaker(
            requestVolumeThreshold = 4,
            slowCall = 100,
            slowCallRatio = 0.5,
            failOn = {},
            delay = 1_000)
    interface OnlyNotSlow {}

    @CircuitBreaker(requestVolumeThreshold = 2, window = BreakerWindow.TIME, windowDuration = 1_000, delay = 1_000)
    interface OfASecond {}

    private static void fail(Series series, Guarded guarded, int times) {
        for (int i = 0; i < times; i++) {
            IOException failure = new IOException("down");
            assertThat(series.failure(guarded, Script.throwing(failure))).isSameAs(failure);
        }
    }

    private static void succeed(Series series, Guarded guarded, int times) throws Throwable {
        for (int i = 0; i < times; i++) {
            assertThat(series.call(guarded, Script.giving("done"))).isEqualTo("done");
        }
    }

    private static CircuitBreakerOpenException rejected(Series series, Guarded guarded) {
        Script script = Script.giving("done");
        Throwable failure = series.failure(guarded, script);
        assertThat(failure).isInstanceOf(CircuitBreakerOpenException.class);
        assertThat(script.attempts()).isZero();
        return (CircuitBreakerOpenException) failure;
    }

    private static Script taking(long millis, Object outcome) {
        return Script.of(() -> {
            Environment.current().clock().sleep(Duration.ofMillis(millis).toNanos());
            if (outcome instanceof Throwable failure) {
                throw failure;
            }
            return outcome;
        });
    }

    @EveryMode
    void ratioReached_opensAndRejectsWithoutRunning(Mode mode) throws Throwable {
        try (Series series = new Series(mode)) {
            Guarded guarded = Play.guarded(HalfOfFour.class);
            succeed(series, guarded, 2);
            fail(series, guarded, 2);
            series.pass(400);
            CircuitBreakerOpenException rejection = rejected(series, guarded);
            String method = series.site(guarded).toString();
            assertThat(rejection)
                    .hasMessage(method + ": rejected, its circuit breaker is open; it is tried again in 600 ms");
            assertThat(rejection.policy()).isEqualTo("CircuitBreaker");
            assertThat(rejection.breaker()).isEqualTo(method);
            assertThat(rejection.state()).isEqualTo(BreakerState.OPEN);
            assertThat(rejection.untilHalfOpen()).hasMillis(600);
            assertThat(series.events().all())
                    .containsExactly(
                            new CircuitBreakerChanged(
                                    series.site(guarded),
                                    method,
                                    BreakerState.CLOSED,
                                    BreakerState.OPEN,
                                    "2 of 4 calls failed"),
                            new CallRejected(series.site(guarded), "CircuitBreaker", "open for another 600 ms"));
        }
    }

    @EveryMode
    void windowNotFull_staysClosed(Mode mode) throws Throwable {
        try (Series series = new Series(mode)) {
            Guarded guarded = Play.guarded(HalfOfFour.class);
            fail(series, guarded, 3);
            succeed(series, guarded, 1);
            rejected(series, guarded);
        }
    }

    @EveryMode
    void failuresThatHaveLeftTheWindow_countNoMore(Mode mode) throws Throwable {
        try (Series series = new Series(mode)) {
            Guarded guarded = Play.guarded(HalfOfFour.class);
            for (int i = 0; i < 5; i++) {
                succeed(series, guarded, 3);
                fail(series, guarded, 1);
            }
            assertThat(series.events().all()).isEmpty();
        }
    }

    @EveryMode
    void largeWindow_opensAtItsRatio(Mode mode) throws Throwable {
        try (Series series = new Series(mode)) {
            Guarded guarded = Play.guarded(TwoOfAHundred.class);
            succeed(series, guarded, 150);
            fail(series, guarded, 1);
            succeed(series, guarded, 98);
            fail(series, guarded, 1);
            rejected(series, guarded);
        }
    }

    @EveryMode
    void ratioOfZero_opensAtOneFailureNotAtNone(Mode mode) throws Throwable {
        try (Series series = new Series(mode)) {
            Guarded guarded = Play.guarded(AnyOfFour.class);
            succeed(series, guarded, 10);
            fail(series, guarded, 1);
            rejected(series, guarded);
        }
    }

    @EveryMode
    void delayOver_trialSucceeds_closesWithAnEmptyWindow(Mode mode) throws Throwable {
        try (Series series = new Series(mode)) {
            Guarded guarded = Play.guarded(HalfOfFour.class);
            fail(series, guarded, 4);
            series.pass(999);
            rejected(series, guarded);
            series.pass(1);
            succeed(series, guarded, 1);
            fail(series, guarded, 3);
            succeed(series, guarded, 1);
            rejected(series, guarded);
            assertThat(series.events().of(CircuitBreakerChanged.class))
                    .extracting(each -> each.to() + ": " + each.reason())
                    .containsExactly(
                            "OPEN: 4 of 4 calls failed",
                            "HALF_OPEN: delay is over",
                            "CLOSED: trials succeeded",
                            "OPEN: 3 of 4 calls failed");
        }
    }

    @EveryMode
    void trialFails_opensForTheWholeDelay(Mode mode) throws Throwable {
        try (Series series = new Series(mode)) {
            Guarded guarded = Play.guarded(HalfOfFour.class);
            fail(series, guarded, 4);
            series.pass(1_500);
            fail(series, guarded, 1);
            series.pass(999);
            rejected(series, guarded);
            series.pass(1);
            succeed(series, guarded, 1);
        }
    }

    @EveryMode
    void twoTrialsAsked_oneSuccessDoesNotClose(Mode mode) throws Throwable {
        try (Series series = new Series(mode)) {
            Guarded guarded = Play.guarded(TwoTrials.class);
            fail(series, guarded, 1);
            series.pass(1_000);
            succeed(series, guarded, 1);
            fail(series, guarded, 1);
            rejected(series, guarded);
            series.pass(1_000);
            succeed(series, guarded, 2);
            assertThat(series.events().of(CircuitBreakerChanged.class))
                    .extracting(CircuitBreakerChanged::to)
                    .endsWith(BreakerState.HALF_OPEN, BreakerState.CLOSED);
        }
    }

    @EveryMode
    void noDelay_nextCallIsATrial(Mode mode) throws Throwable {
        try (Series series = new Series(mode)) {
            Guarded guarded = Play.guarded(NoDelay.class);
            fail(series, guarded, 5);
            succeed(series, guarded, 1);
            assertThat(series.events().of(CallRejected.class)).isEmpty();
        }
    }

    @EveryMode
    void failureThatDoesNotCount_isASuccess(Mode mode) throws Throwable {
        try (Series series = new Series(mode)) {
            Guarded guarded = Play.guarded(OnlyIo.class);
            for (Throwable each : new Throwable[] {
                new FileNotFoundException("skipped, though it is an IOException"),
                new IllegalStateException("not listed")
            }) {
                assertThat(series.failure(guarded, Script.throwing(each))).isSameAs(each);
            }
            fail(series, guarded, 1);
            series.pass(5_000);
            IllegalStateException unlisted = new IllegalStateException("closes, as a trial");
            assertThat(series.failure(guarded, Script.throwing(unlisted))).isSameAs(unlisted);
            assertThat(series.events().of(CircuitBreakerChanged.class))
                    .extracting(CircuitBreakerChanged::to)
                    .endsWith(BreakerState.CLOSED);
        }
    }

    @EveryMode
    void slowSuccess_opens(Mode mode) throws Throwable {
        try (Series series = new Series(mode)) {
            Guarded guarded = Play.guarded(NotSlow.class);
            assertThat(series.call(guarded, taking(100, "in time"))).isEqualTo("in time");
            assertThat(series.call(guarded, taking(101, "late"))).isEqualTo("late");
            rejected(series, guarded);
            assertThat(series.events().only(CircuitBreakerChanged.class).reason())
                    .isEqualTo("1 of 1 calls slow");
        }
    }

    @EveryMode
    void slowTrial_opensAgain(Mode mode) throws Throwable {
        try (Series series = new Series(mode)) {
            Guarded guarded = Play.guarded(NotSlow.class);
            fail(series, guarded, 1);
            series.pass(1_000);
            assertThat(series.call(guarded, taking(101, "late"))).isEqualTo("late");
            rejected(series, guarded);
        }
    }

    @EveryMode
    void nothingIsFailure_slowCallsStillOpen(Mode mode) throws Throwable {
        try (Series series = new Series(mode)) {
            Guarded guarded = Play.guarded(OnlyNotSlow.class);
            fail(series, guarded, 10);
            series.failure(guarded, taking(101, new IOException("slow and failed")));
            assertThat(series.call(guarded, taking(101, "late"))).isEqualTo("late");
            assertThat(series.events().only(CircuitBreakerChanged.class).reason())
                    .isEqualTo("2 of 4 calls slow");
        }
    }

    @EveryMode
    void windowOfTime_forgetsWhatIsOlder(Mode mode) throws Throwable {
        try (Series series = new Series(mode)) {
            Guarded guarded = Play.guarded(OfASecond.class);
            fail(series, guarded, 1);
            series.pass(1_000);
            fail(series, guarded, 1);
            assertThat(series.events().all()).isEmpty();
            series.pass(800);
            fail(series, guarded, 1);
            rejected(series, guarded);
        }
    }
}
