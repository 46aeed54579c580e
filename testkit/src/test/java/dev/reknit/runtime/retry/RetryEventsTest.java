package dev.reknit.runtime.retry;

import static dev.reknit.runtime.scenario.Play.play;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Retry;
import dev.reknit.runtime.event.Event.AttemptFailed;
import dev.reknit.runtime.event.Event.CallRecovered;
import dev.reknit.runtime.event.Event.GaveUp;
import dev.reknit.runtime.event.Site;
import dev.reknit.runtime.scenario.EveryMode;
import dev.reknit.runtime.scenario.Mode;
import dev.reknit.runtime.scenario.Outcome;
import dev.reknit.runtime.scenario.Script;
import java.io.IOException;

/** What listeners are told of retries, field by field. */
class RetryEventsTest {
    private static final long DELAY_NANOS = 100_000_000;

    @Retry(maxRetries = 2, delay = 100, jitter = 0, on = "isStale")
    interface Thrice {}

    @Retry(maxRetries = -1, delay = 100, jitter = 0, maxDuration = 150)
    interface Unlimited {}

    @Retry(retryOn = IOException.class, jitter = 0)
    interface OnlyIo {}

    @EveryMode
    void successAfterRetries_eachFailureThenRecovered(Mode mode) {
        IOException first = new IOException("1");
        IOException second = new IOException("2");
        Outcome outcome = play(mode, Thrice.class, Script.giving(first, second, "done"));
        Site site = outcome.site();
        assertThat(outcome.events().all())
                .containsExactly(
                        new AttemptFailed(site, 1, 3, DELAY_NANOS, first),
                        new AttemptFailed(site, 2, 3, DELAY_NANOS, second),
                        new CallRecovered(site, 3));
    }

    @EveryMode
    void noAttemptLeft_gaveUpWithTheLastFailure(Mode mode) {
        IOException each = new IOException("each");
        Outcome outcome = play(mode, Thrice.class, Script.throwing(each));
        Site site = outcome.site();
        assertThat(outcome.events().all())
                .containsExactly(
                        new AttemptFailed(site, 1, 3, DELAY_NANOS, each),
                        new AttemptFailed(site, 2, 3, DELAY_NANOS, each),
                        new GaveUp(site, 3, "no attempt left", each));
    }

    @EveryMode
    void resultNotAccepted_failureIsNull(Mode mode) {
        Outcome outcome = play(mode, Thrice.class, Script.giving("stale"));
        Site site = outcome.site();
        assertThat(outcome.events().all())
                .containsExactly(
                        new AttemptFailed(site, 1, 3, DELAY_NANOS, null),
                        new AttemptFailed(site, 2, 3, DELAY_NANOS, null),
                        new GaveUp(site, 3, "no attempt left", null));
    }

    @EveryMode
    void noLimit_maxAttemptsIsZero(Mode mode) {
        IOException each = new IOException("each");
        Outcome outcome = play(mode, Unlimited.class, Script.throwing(each));
        Site site = outcome.site();
        assertThat(outcome.events().all())
                .containsExactly(
                        new AttemptFailed(site, 1, 0, DELAY_NANOS, each),
                        new GaveUp(site, 2, "maxDuration would be exceeded", each));
    }

    @EveryMode
    void firstFailureNotRetried_noEvent(Mode mode) {
        assertThat(play(mode, OnlyIo.class, Script.throwing(new IllegalStateException()))
                        .events()
                        .all())
                .isEmpty();
    }

    @EveryMode
    void laterFailureNotRetried_gaveUp(Mode mode) {
        IOException first = new IOException("1");
        IllegalStateException second = new IllegalStateException("2");
        Outcome outcome = play(mode, OnlyIo.class, Script.throwing(first, second));
        Site site = outcome.site();
        assertThat(outcome.events().all())
                .containsExactly(
                        new AttemptFailed(site, 1, 4, 0, first), new GaveUp(site, 2, "failure is not retried", second));
    }
}
