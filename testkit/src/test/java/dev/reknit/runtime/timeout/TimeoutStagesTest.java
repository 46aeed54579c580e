package dev.reknit.runtime.timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.Retry;
import dev.reknit.Timeout;
import dev.reknit.TimeoutException;
import dev.reknit.TimeoutMode;
import dev.reknit.runtime.event.Event.TimedOut;
import dev.reknit.runtime.scenario.Guarded;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Script;
import dev.reknit.runtime.scenario.Staged;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** {@link Timeout} on a method that returns a stage. That no timer is left is checked after each test. */
@ReknitTest
class TimeoutStagesTest {
    @Timeout(100)
    interface Limited {}

    @Timeout(value = 100, mode = TimeoutMode.ABANDON)
    interface Abandoning {}

    @Timeout(100)
    @Retry(maxRetries = 1, delay = 10, jitter = 0)
    interface Retried {}

    private final CompletableFuture<Object> never = new CompletableFuture<>();

    @Test
    void neverCompletes_failsWhenTheTimeIsUpAndIsCancelled(VirtualTime time, RecordedEvents events) throws Throwable {
        CompletionStage<Object> stage = Play.guarded(Limited.class).stage(Staged.returning(never));
        assertThatThrownBy(() -> time.await(stage))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(TimeoutException.class);
        assertThat(time.now()).isEqualTo(Duration.ofMillis(100));
        assertThat(never).isCancelled();
        assertThat(events.of(TimedOut.class)).hasSize(1);
    }

    @Test
    void abandonMode_isTheSame(VirtualTime time) throws Throwable {
        CompletionStage<Object> stage = Play.guarded(Abandoning.class).stage(Staged.returning(never));
        assertThatThrownBy(() -> time.await(stage)).cause().isInstanceOf(TimeoutException.class);
        assertThat(time.now()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void completesInTime_timerIsCancelled(VirtualTime time) throws Throwable {
        CompletableFuture<Object> attempt = new CompletableFuture<>();
        CompletionStage<Object> stage = Play.guarded(Limited.class).stage(Staged.returning(attempt));
        assertThat(time.pending()).containsExactly(Duration.ofMillis(100));
        attempt.complete("value");
        assertThat(time.await(stage)).isEqualTo("value");
        assertThat(time.pending()).isEmpty();
    }

    @Test
    void failsInTime_failureIsTheSameObject(VirtualTime time) throws Throwable {
        CompletableFuture<Object> attempt = new CompletableFuture<>();
        CompletionStage<Object> stage =
                Play.guarded(Limited.class).stage(Staged.returning(attempt.thenApply(value -> value)));
        IllegalStateException own = new IllegalStateException("own");
        attempt.completeExceptionally(own);
        assertThatThrownBy(() -> time.await(stage)).cause().isSameAs(own);
    }

    @Test
    void timeIsCountedFromTheCall_notFromTheReturnOfTheStage(VirtualTime time) throws Throwable {
        CompletionStage<Object> stage = Play.guarded(Limited.class).stage(Staged.making(() -> {
            time.advance(Duration.ofMillis(70));
            return never;
        }));
        assertThat(time.pending()).containsExactly(Duration.ofMillis(30));
        assertThatThrownBy(() -> time.await(stage)).cause().isInstanceOf(TimeoutException.class);
    }

    @Test
    void methodTakesTooLongToReturnItsStage_callerIsNotInterrupted(VirtualTime time) throws Throwable {
        CompletionStage<Object> stage = Play.guarded(Limited.class).stage(Staged.making(() -> {
            time.advance(Duration.ofMillis(170));
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            return never;
        }));
        assertThatThrownBy(() -> time.await(stage)).cause().isInstanceOf(TimeoutException.class);
        assertThat(time.now()).isEqualTo(Duration.ofMillis(170));
    }

    @Test
    void stageIsCompleteWhenReturned_countsThoughLate(VirtualTime time) throws Throwable {
        CompletionStage<Object> stage = Play.guarded(Limited.class).stage(Staged.making(() -> {
            time.advance(Duration.ofMillis(170));
            return CompletableFuture.completedFuture("value");
        }));
        assertThat(time.await(stage)).isEqualTo("value");
    }

    @Test
    void timedOut_isRetried(VirtualTime time) throws Throwable {
        CompletionStage<Object> stage =
                Play.guarded(Retried.class).stage(Staged.returning(never, CompletableFuture.completedFuture("second")));
        assertThat(time.await(stage)).isEqualTo("second");
        assertThat(time.now()).isEqualTo(Duration.ofMillis(110));
    }

    @Test
    void secondAttemptNeverCompletes_timesOutToo(VirtualTime time) throws Throwable {
        CompletableFuture<Object> second = new CompletableFuture<>();
        CompletionStage<Object> stage = Play.guarded(Retried.class).stage(Staged.returning(never, second));
        assertThatThrownBy(() -> time.await(stage)).cause().isInstanceOf(TimeoutException.class);
        assertThat(time.now()).isEqualTo(Duration.ofMillis(210));
        assertThat(second).isCancelled();
    }

    @Test
    void methodThrows_noTimerIsLeft() throws Throwable {
        Guarded guarded = Play.guarded(Limited.class);
        IllegalStateException own = new IllegalStateException("own");
        CompletionStage<Object> stage = guarded.stage(Script.throwing(own));
        assertThat(catchThrowable(() -> stage.toCompletableFuture().get()))
                .cause()
                .isSameAs(own);
    }

    @Test
    void callerCancels_attemptAndTimerAreCancelled(VirtualTime time) throws Throwable {
        CompletionStage<Object> stage = Play.guarded(Limited.class).stage(Staged.returning(never));
        assertThat(stage.toCompletableFuture().cancel(true)).isTrue();
        assertThat(never).isCancelled();
        assertThat(time.pending()).isEmpty();
    }

    @Test
    void futureThatIsNoStage_timesOutAndIsCancelled(VirtualTime time) throws Throwable {
        FutureTask<Object> task = new FutureTask<>(() -> "never run");
        Future<Object> future = Play.guarded(Limited.class).future(Script.of(() -> task));
        assertThatThrownBy(() -> time.await((CompletionStage<?>) future))
                .cause()
                .isInstanceOf(TimeoutException.class);
        assertThat(time.now()).isEqualTo(Duration.ofMillis(100));
        assertThat(task).isCancelled();
    }
}
