package dev.reknit.runtime.fallback;

import static dev.reknit.runtime.scenario.Play.play;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reknit.Fallback;
import dev.reknit.Retry;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Event.FallbackUsed;
import dev.reknit.runtime.scenario.EveryMode;
import dev.reknit.runtime.scenario.Mode;
import dev.reknit.runtime.scenario.Outcome;
import dev.reknit.runtime.scenario.Script;
import java.io.FileNotFoundException;
import java.io.IOException;

/** Who answers in place of a failed call, and what the caller gets. */
class FallbackTest {
    @Fallback(fallbackMethod = "last")
    interface ByMethod {}

    @Fallback(fallbackMethod = "typed")
    interface ByFailure {}

    @Fallback(fallbackMethod = "narrow")
    interface OnlyArguments {}

    @Fallback(fallbackMethod = "shared")
    interface ByStatic {}

    @Fallback(fallbackMethod = "failing")
    interface ThatFails {}

    @Fallback(fallbackMethod = "last", applyOn = IOException.class, skipOn = FileNotFoundException.class)
    interface ButNotMissing {}

    @Fallback(fallbackMethod = "last", applyOn = FileNotFoundException.class, skipOn = IOException.class)
    interface SkipWins {}

    @Retry(maxRetries = 2, jitter = 0)
    @Fallback(fallbackMethod = "typed")
    interface AfterRetries {}

    @EveryMode
    void success_fallbackIsNotCalled(Mode mode) {
        Outcome outcome = play(mode, ByMethod.class, Script.giving("done"));
        assertThat(outcome.value()).isEqualTo("done");
        assertThat(outcome.events().all()).isEmpty();
    }

    @EveryMode
    void failure_fallbackAnswersAndSaysSo(Mode mode) {
        IOException failure = new IOException("gone");
        Outcome outcome = play(mode, ByMethod.class, Script.throwing(failure));
        assertThat(outcome.value()).isEqualTo("last");
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.attempts()).isEqualTo(1);
        String answered = mode.isMethod() ? "last" : "lambda";
        assertThat(outcome.events().all()).containsExactly(new FallbackUsed(outcome.site(), answered, failure));
    }

    @EveryMode
    void error_leadsToTheFallbackByDefault(Mode mode) {
        assertThat(play(mode, ByMethod.class, Script.throwing(new AssertionError()))
                        .value())
                .isEqualTo("last");
    }

    @EveryMode
    void severalTakeTheFailure_mostSpecificIsCalledWithIt(Mode mode) {
        assertAnswer(mode, new NumberFormatException(), "argument");
        assertAnswer(mode, new IllegalArgumentException(), "argument");
        assertAnswer(mode, new IllegalStateException(), "runtime");
        assertAnswer(mode, new IOException(), "throwable");
        assertAnswer(mode, new AssertionError(), "throwable");
    }

    private static void assertAnswer(Mode mode, Throwable failure, String answer) {
        Script script = Script.throwing(failure);
        assertThat(play(mode, ByFailure.class, script).value()).isEqualTo(answer);
        assertThat(script.handed()).isSameAs(failure);
    }

    @EveryMode
    void noneTakesTheFailure_itReachesTheCaller(Mode mode) {
        assumeTrue(mode.isMethod(), "a lambda takes every failure");
        IOException failure = new IOException();
        Outcome outcome = play(mode, OnlyArguments.class, Script.throwing(failure));
        assertThat(outcome.failure()).isSameAs(failure);
        assertThat(failure.getSuppressed()).isEmpty();
        assertThat(outcome.events().all()).isEmpty();
    }

    @EveryMode
    void staticFallback_servesAnInstanceMethod(Mode mode) {
        assertThat(play(mode, ByStatic.class, Script.throwing(new IOException()))
                        .value())
                .isEqualTo("static");
    }

    @EveryMode
    void failureNotApplied_reachesTheCaller(Mode mode) {
        RuntimeException other = new IllegalStateException();
        assertThat(play(mode, ButNotMissing.class, Script.throwing(other)).failure())
                .isSameAs(other);
        assertThat(play(mode, ButNotMissing.class, Script.throwing(new java.net.ConnectException()))
                        .value())
                .isEqualTo("last");
    }

    @EveryMode
    void failureSkipped_reachesTheCaller(Mode mode) {
        for (Class<?> each : new Class<?>[] {ButNotMissing.class, SkipWins.class}) {
            FileNotFoundException missing = new FileNotFoundException();
            assertThat(play(mode, each, Script.throwing(missing)).failure()).isSameAs(missing);
        }
    }

    @EveryMode
    void fallbackFails_itsFailureWithTheFirstSuppressed(Mode mode) {
        IOException failure = new IOException("first");
        Outcome outcome = play(mode, ThatFails.class, Script.throwing(failure));
        assertThat(outcome.failure())
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("fallback")
                .hasNoCause();
        assertThat(outcome.failure().getSuppressed()).containsExactly(failure);
    }

    @EveryMode
    void withRetry_fallbackIsCalledOnceAfterTheLastAttempt(Mode mode) {
        Throwable[] failures = {new IOException("1"), new IOException("2"), new IllegalStateException("3")};
        Script script = Script.throwing(failures);
        Outcome outcome = play(mode, AfterRetries.class, script);
        assertThat(outcome.value()).isEqualTo("runtime");
        assertThat(outcome.attempts()).isEqualTo(3);
        assertThat(script.handed()).isSameAs(failures[2]);
        assertThat(failures[2].getSuppressed()).containsExactly(failures[0], failures[1]);
        assertThat(outcome.events().all().stream().<Class<?>>map(Event::getClass))
                .containsExactly(
                        Event.AttemptFailed.class, Event.AttemptFailed.class, Event.GaveUp.class, FallbackUsed.class);
    }
}
