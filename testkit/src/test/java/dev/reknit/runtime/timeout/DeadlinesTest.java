package dev.reknit.runtime.timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.Retry;
import dev.reknit.Timeout;
import dev.reknit.TimeoutException;
import dev.reknit.runtime.Deadline;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.scenario.EveryMode;
import dev.reknit.runtime.scenario.Guarded;
import dev.reknit.runtime.scenario.Mode;
import dev.reknit.runtime.scenario.Outcome;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Script;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a call knows of the time left to the calls around it, and what becomes of retries. */
@ReknitTest
class DeadlinesTest {
    @Timeout(100)
    interface Limited {}

    @Timeout(100)
    @Retry(maxRetries = 2, delay = 10, jitter = 0)
    interface LimitedAttempts {}

    @Retry(maxRetries = 2, delay = 40, jitter = 0, maxDuration = 500)
    interface LimitedRetries {}

    @Retry(maxRetries = 2, delay = 40, jitter = 0)
    interface DefaultRetries {}

    @Retry(maxRetries = 5, delay = 40, jitter = 0)
    interface Retried {}

    @AfterEach
    void nothingIsLeft() {
        assertThat(Deadline.remaining()).isEmpty();
    }

    private final List<Optional<Long>> left = Collections.synchronizedList(new ArrayList<>());

    private Object failing() {
        left.add(Deadline.remaining().map(Duration::toMillis));
        throw new IllegalStateException("own");
    }

    /** The mode in which attempts are made on a thread of their own does not say what becomes of ours. */
    private static boolean bodyIsElsewhere(Mode mode) {
        return mode == Mode.OTHER_THREAD || mode == Mode.LATER || mode == Mode.LAMBDA_STAGE;
    }

    @EveryMode
    void eachAttempt_hasTheWholeTimeout(Mode mode) {
        if (bodyIsElsewhere(mode)) {
            return;
        }
        Outcome outcome = Play.play(mode, LimitedAttempts.class, Script.of(this::failing));
        assertThat(outcome.failure()).hasMessage("own");
        assertThat(left).containsExactly(Optional.of(100L), Optional.of(100L), Optional.of(100L));
    }

    @EveryMode
    void maxDuration_isSeenByEachAttempt(Mode mode) {
        if (bodyIsElsewhere(mode)) {
            return;
        }
        Outcome outcome = Play.play(mode, LimitedRetries.class, Script.of(this::failing));
        assertThat(outcome.failure()).hasMessage("own");
        assertThat(left).containsExactly(Optional.of(500L), Optional.of(460L), Optional.of(420L));
    }

    @EveryMode
    void defaultMaxDuration_isSeenFromTheSecondAttemptOn(Mode mode) {
        if (bodyIsElsewhere(mode)) {
            return;
        }
        Outcome outcome = Play.play(mode, DefaultRetries.class, Script.of(this::failing));
        assertThat(outcome.failure()).hasMessage("own");
        assertThat(left).containsExactly(Optional.empty(), Optional.of(179_960L), Optional.of(179_920L));
    }

    @Test
    void timeOfNestedCalls_theEarliestCounts() throws Throwable {
        Guarded outer = Play.guarded(Limited.class);
        Guarded inner = Play.guarded(LimitedRetries.class);
        Object seen = outer.call(Script.of(() -> {
            Slow.sleep(20);
            return inner.call(Script.of(Deadline::remaining));
        }));
        assertThat(seen).isEqualTo(Optional.of(Duration.ofMillis(80)));
    }

    @Test
    void retryWouldEndAfterTheOuterDeadline_isNotBegun(VirtualTime time, RecordedEvents events) {
        Guarded outer = Play.guarded(Limited.class);
        Guarded inner = Play.guarded(Retried.class);
        Script script = Script.of(this::failing);
        Throwable thrown = catchThrowable(() -> outer.call(Script.of(() -> inner.call(script))));
        assertThat(thrown).hasMessage("own");
        assertThat(script.attempts()).isEqualTo(3);
        assertThat(time.now()).isEqualTo(Duration.ofMillis(80));
        assertThat(events.only(Event.GaveUp.class).reason()).isEqualTo("deadline would be exceeded");
    }

    @Test
    void retryOfAStageWouldEndAfterTheOuterDeadline_isNotBegun(VirtualTime time, RecordedEvents events) {
        Guarded outer = Play.guarded(Limited.class);
        Guarded inner = Play.guarded(Retried.class);
        Script script = Script.of(() -> CompletableFuture.failedFuture(new IllegalStateException("own")));
        Throwable thrown = catchThrowable(() -> outer.call(Script.of(() -> {
            CompletionStage<Object> stage = inner.stage(script);
            return time.await(stage);
        })));
        assertThat(thrown).cause().hasMessage("own");
        assertThat(script.attempts()).isEqualTo(3);
        assertThat(events.only(Event.GaveUp.class).reason()).isEqualTo("deadline would be exceeded");
    }

    @Test
    void timeIsUpInTheFirstAttempt_noneFollowsEvenWithoutWait() {
        Guarded outer = Play.guarded(Limited.class);
        Guarded inner = Play.guarded(Retried.class);
        Script script = Script.of(() -> {
            Object late = Slow.stubborn(150, "late").make();
            throw new IllegalStateException("own");
        });
        Throwable thrown = catchThrowable(() -> outer.call(Script.of(() -> inner.call(script))));
        assertThat(thrown).isInstanceOf(TimeoutException.class);
        assertThat(script.attempts()).isEqualTo(1);
    }

    @Test
    void bodyOfAStage_seesTheTimeUntilItReturns() throws Throwable {
        Guarded guarded = Play.guarded(Limited.class);
        List<Optional<Duration>> seen = new ArrayList<>();
        CompletableFuture<Object> attempt = new CompletableFuture<>();
        CompletionStage<Object> stage = guarded.stage(Script.of(() -> {
            seen.add(Deadline.remaining());
            return attempt;
        }));
        seen.add(Deadline.remaining());
        attempt.complete("value");
        assertThat(stage.toCompletableFuture().get()).isEqualTo("value");
        assertThat(seen).containsExactly(Optional.of(Duration.ofMillis(100)), Optional.empty());
    }
}
