package dev.reknit.runtime.retry;

import static dev.reknit.runtime.scenario.Play.play;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Retry;
import dev.reknit.runtime.scenario.EveryMode;
import dev.reknit.runtime.scenario.Mode;
import dev.reknit.runtime.scenario.Outcome;
import dev.reknit.runtime.scenario.Script;
import java.io.FileNotFoundException;
import java.io.IOException;

/** How often a call is made, and after which outcomes. */
class RetryAttemptsTest {
    @Retry(jitter = 0)
    interface Defaults {}

    @Retry(maxRetries = 0)
    interface Never {}

    @Retry(maxRetries = -1, jitter = 0)
    interface Unlimited {}

    @Retry(maxRetries = Integer.MAX_VALUE, jitter = 0)
    interface AsGoodAsUnlimited {}

    @Retry(retryOn = IOException.class, abortOn = FileNotFoundException.class, jitter = 0)
    interface ButNotMissing {}

    @Retry(retryOn = FileNotFoundException.class, abortOn = IOException.class, jitter = 0)
    interface AbortWins {}

    @Retry(maxRetries = 2, on = "isStale", jitter = 0)
    interface Stale {}

    @Retry(maxRetries = 2, on = "isStaleStatic", jitter = 0)
    interface StaleStatic {}

    @Retry(maxRetries = 2, on = "throwsItself", jitter = 0)
    interface Broken {}

    @Retry(retryOn = InterruptedException.class, jitter = 0)
    interface RetriesInterrupts {}

    @EveryMode
    void success_oneAttemptNoEvent(Mode mode) {
        Outcome outcome = play(mode, Defaults.class, Script.giving("done"));
        assertThat(outcome.value()).isEqualTo("done");
        assertThat(outcome.attempts()).isEqualTo(1);
        assertThat(outcome.events().all()).isEmpty();
    }

    @EveryMode
    void nullResult_isASuccess(Mode mode) {
        Outcome outcome = play(mode, Defaults.class, Script.of(() -> null));
        assertThat(outcome.value()).isNull();
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.attempts()).isEqualTo(1);
    }

    @EveryMode
    void threeFailures_fourthAttemptSucceeds(Mode mode) {
        Outcome outcome = play(mode, Defaults.class, Script.failingTimes(3));
        assertThat(outcome.value()).isEqualTo("done");
        assertThat(outcome.attempts()).isEqualTo(4);
    }

    @EveryMode
    void fourFailures_lastOneIsThrownAsTheSameObject(Mode mode) {
        Exception last = new IOException("4");
        Script script = Script.throwing(new IOException("1"), new IOException("2"), new IOException("3"), last);
        Outcome outcome = play(mode, Defaults.class, script);
        assertThat(outcome.failure()).isSameAs(last);
        assertThat(outcome.attempts()).isEqualTo(4);
    }

    @EveryMode
    void maxRetriesZero_oneAttempt(Mode mode) {
        assertThat(play(mode, Never.class, Script.failingTimes(1)).attempts()).isEqualTo(1);
    }

    @EveryMode
    void maxRetriesUnlimited_goesOnUntilItSucceeds(Mode mode) {
        Outcome outcome = play(mode, Unlimited.class, Script.failingTimes(50));
        assertThat(outcome.value()).isEqualTo("done");
        assertThat(outcome.attempts()).isEqualTo(51);
    }

    @EveryMode
    void maxRetriesAtTheEndOfTheRange_isNoLimit(Mode mode) {
        assertThat(play(mode, AsGoodAsUnlimited.class, Script.failingTimes(5)).attempts())
                .isEqualTo(6);
    }

    @EveryMode
    void failureNotListed_isNotRetried(Mode mode) {
        RuntimeException other = new IllegalStateException();
        Outcome outcome = play(mode, ButNotMissing.class, Script.throwing(other));
        assertThat(outcome.failure()).isSameAs(other);
        assertThat(outcome.attempts()).isEqualTo(1);
    }

    @EveryMode
    void errorByDefault_isNotRetried(Mode mode) {
        Error error = new AssertionError();
        Outcome outcome = play(mode, Defaults.class, Script.throwing(error));
        assertThat(outcome.failure()).isSameAs(error);
        assertThat(outcome.attempts()).isEqualTo(1);
    }

    @EveryMode
    void subclassOfListedFailure_isRetried(Mode mode) {
        assertThat(play(mode, ButNotMissing.class, Script.giving(new java.net.ConnectException(), "done"))
                        .attempts())
                .isEqualTo(2);
    }

    @EveryMode
    void failureInBothLists_isNotRetried(Mode mode) {
        assertThat(play(mode, ButNotMissing.class, Script.throwing(new FileNotFoundException()))
                        .attempts())
                .isEqualTo(1);
        assertThat(play(mode, AbortWins.class, Script.throwing(new FileNotFoundException()))
                        .attempts())
                .isEqualTo(1);
    }

    @EveryMode
    void secondFailureNotListed_endsTheCall(Mode mode) {
        Exception first = new IOException();
        Exception second = new IllegalStateException();
        Outcome outcome = play(mode, ButNotMissing.class, Script.throwing(first, second));
        assertThat(outcome.failure()).isSameAs(second).hasSuppressedException(first);
        assertThat(outcome.attempts()).isEqualTo(2);
        assertThat(outcome.reason()).isEqualTo("failure is not retried");
    }

    @EveryMode
    void resultThatCallsForRetry_isRetried(Mode mode) {
        for (Class<?> each : new Class<?>[] {Stale.class, StaleStatic.class}) {
            Outcome outcome = play(mode, each, Script.giving("stale", "fresh"));
            assertThat(outcome.value()).isEqualTo("fresh");
            assertThat(outcome.attempts()).isEqualTo(2);
        }
    }

    @EveryMode
    void resultCallsForRetryToTheEnd_lastResultIsReturned(Mode mode) {
        Outcome outcome = play(mode, Stale.class, Script.giving("stale"));
        assertThat(outcome.value()).isEqualTo("stale");
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.attempts()).isEqualTo(3);
        assertThat(outcome.reason()).isEqualTo("no attempt left");
    }

    @EveryMode
    void predicateThrows_thatIsTheOutcome(Mode mode) {
        Outcome outcome = play(mode, Broken.class, Script.giving("fine"));
        assertThat(outcome.failure()).isInstanceOf(IllegalStateException.class).hasMessage("predicate on fine");
        assertThat(outcome.attempts()).isEqualTo(1);
    }

    @EveryMode
    void interruptedException_isNotRetried(Mode mode) {
        Outcome outcome = play(mode, Defaults.class, Script.throwing(new InterruptedException()));
        assertThat(outcome.failure()).isInstanceOf(InterruptedException.class);
        assertThat(outcome.attempts()).isEqualTo(1);
    }

    @EveryMode
    void interruptedExceptionListedItself_isRetried(Mode mode) {
        assertThat(play(mode, RetriesInterrupts.class, Script.giving(new InterruptedException(), "done"))
                        .attempts())
                .isEqualTo(2);
    }
}
