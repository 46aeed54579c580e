package dev.reknit.scenarios.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.runtime.event.Event;
import dev.reknit.scenarios.BeforeLoading;
import dev.reknit.scenarios.Fault;
import dev.reknit.scenarios.Script;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Waiting callers and stages alike. */
@ReknitTest
class RetriedTest {
    /** How a method is called, and its result awaited. */
    interface Call {
        int on(Retried subject, VirtualTime time) throws Exception;

        static int await(CompletionStage<Integer> stage, VirtualTime time) throws Exception {
            try {
                return time.await(stage);
            } catch (ExecutionException failure) {
                throw (Exception) failure.getCause();
            }
        }
    }

    private static void growing(Call call, VirtualTime time, RecordedEvents events) throws Exception {
        Script script = Script.failing(3);
        assertThat(call.on(new Retried(script), time)).isEqualTo(4);
        assertThat(time.now()).isEqualTo(Duration.ofMillis(100 + 200 + 400));
        assertThat(events.of(Event.AttemptFailed.class))
                .extracting(Event.AttemptFailed::attempt)
                .containsExactly(1, 2, 3);
        assertThat(events.only(Event.CallRecovered.class).attempts()).isEqualTo(4);
    }

    @Test
    void failsThrice_succeedsAfterGrowingWaits(VirtualTime time, RecordedEvents events) throws Exception {
        growing((subject, clock) -> subject.grows(), time, events);
    }

    @Test
    @BeforeLoading(BeforeLoading.STAGE)
    void stageFailsThrice_succeedsAfterGrowingWaits(VirtualTime time, RecordedEvents events) throws Exception {
        growing((subject, clock) -> Call.await(subject.growsLater(), clock), time, events);
    }

    private static void givingUp(Call call, VirtualTime time, RecordedEvents events) {
        Script script = Script.failingAlways();
        Throwable failure = catchThrowable(() -> call.on(new Retried(script), time));
        assertThat(failure).isInstanceOf(Fault.class).hasMessage("attempt 4");
        assertThat(failure.getSuppressed())
                .extracting(Throwable::getMessage)
                .containsExactly("attempt 1", "attempt 2", "attempt 3");
        assertThat(events.only(Event.GaveUp.class).failure()).isSameAs(failure);
    }

    @Test
    void failsAlways_throwsTheLastFailureWithTheOthers(VirtualTime time, RecordedEvents events) {
        givingUp((subject, clock) -> subject.grows(), time, events);
    }

    @Test
    @BeforeLoading(BeforeLoading.STAGE)
    void stageFailsAlways_failsWithTheLastFailureAndTheOthers(VirtualTime time, RecordedEvents events) {
        givingUp((subject, clock) -> Call.await(subject.growsLater(), clock), time, events);
    }

    @Test
    @BeforeLoading(BeforeLoading.STAGE)
    void throwsInsteadOfStage_isRetried(VirtualTime time) throws Exception {
        assertThat(Call.await(new Retried(Script.failing(2)).throwsAtOnce(), time))
                .isEqualTo(3);
    }

    @Test
    void resultNotAccepted_isRetried(VirtualTime time) {
        assertThat(new Retried(Script.failing(1)).until()).isEqualTo(3);
        assertThat(time.now()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    @BeforeLoading(BeforeLoading.STAGE)
    void resultOfStageNotAccepted_isRetried(VirtualTime time) throws Exception {
        assertThat(Call.await(new Retried(Script.failing(0)).untilLater(), time))
                .isEqualTo(3);
    }

    @Test
    void timeIsUp_givesUp(VirtualTime time) {
        Script script = Script.failingAlways();
        assertThat(catchThrowable(new Retried(script)::untilTimeIsUp)).isInstanceOf(Fault.class);
        assertThat(script.attempts()).isEqualTo(11);
        assertThat(time.now()).isEqualTo(Duration.ofSeconds(1));
    }
}
