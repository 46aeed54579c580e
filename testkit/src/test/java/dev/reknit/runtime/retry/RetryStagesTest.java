package dev.reknit.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.Retry;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.scenario.Guarded;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Script;
import dev.reknit.runtime.scenario.Staged;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** What is particular to methods that return a stage. */
@ReknitTest
class RetryStagesTest {
    @Retry(delay = 100, jitter = 0)
    interface Delayed {}

    @Retry(maxRetries = -1, jitter = 0)
    interface Endless {}

    @Retry(delay = 100, jitter = 0, on = "isStale")
    interface Stale {}

    @Test
    void stageSucceededAlready_isReturnedAsItIs() throws Throwable {
        CompletableFuture<Object> done = CompletableFuture.completedFuture("done");
        assertThat(guarded(Delayed.class).stage(Staged.returning(done))).isSameAs(done);
    }

    @Test
    void nullInsteadOfAStage_isReturnedAsItIs(RecordedEvents events) throws Throwable {
        Script script = Staged.returning((CompletableFuture<Object>) null);
        assertThat(guarded(Delayed.class).stage(script)).isNull();
        assertThat(script.attempts()).isEqualTo(1);
        assertThat(events.all()).isEmpty();
    }

    @Test
    void attemptPending_callerIsNotHeldAndNothingIsScheduled(VirtualTime time) throws Throwable {
        CompletableFuture<Object> attempt = new CompletableFuture<>();
        CompletableFuture<Object> result = stage(Delayed.class, Staged.returning(attempt));
        assertThat(result).isNotDone();
        assertThat(time.pending()).isEmpty();
        attempt.complete("done");
        assertThat(result).isCompletedWithValue("done");
    }

    @Test
    void retryPending_noThreadWaits(VirtualTime time) throws Throwable {
        CompletableFuture<Object> second = new CompletableFuture<>();
        CompletableFuture<Object> result =
                stage(Delayed.class, Staged.returning(CompletableFuture.failedFuture(new Failed()), second));
        assertThat(time.pending()).containsExactly(Duration.ofMillis(100));
        assertThat(time.sleepers()).isZero();
        time.advance(Duration.ofMillis(100));
        assertThat(time.pending()).isEmpty();
        second.complete("done");
        assertThat(result).isCompletedWithValue("done");
    }

    @Test
    void cancelWhileRetryIsPending_retryIsCancelled(VirtualTime time) throws Throwable {
        Script script = Staged.returning(CompletableFuture.failedFuture(new Failed()));
        CompletableFuture<Object> result = stage(Delayed.class, script);
        assertThat(result.cancel(true)).isTrue();
        assertThat(time.pending()).isEmpty();
        assertThat(result).isCancelled();
        assertThat(script.attempts()).isEqualTo(1);
    }

    @Test
    void cancelWhileAttemptRuns_attemptIsCancelledAndNotRetried(VirtualTime time) throws Throwable {
        CompletableFuture<Object> first = new CompletableFuture<>();
        Script script = Staged.returning(first);
        CompletableFuture<Object> result = stage(Delayed.class, script);
        result.cancel(true);
        assertThat(first).isCancelled();
        assertThat(time.pending()).isEmpty();
        assertThat(script.attempts()).isEqualTo(1);
    }

    @Test
    void cancelWhileLaterAttemptRuns_thatAttemptIsCancelled(VirtualTime time) throws Throwable {
        CompletableFuture<Object> second = new CompletableFuture<>();
        Script script = Staged.returning(CompletableFuture.failedFuture(new Failed()), second);
        CompletableFuture<Object> result = stage(Delayed.class, script);
        time.advance(Duration.ofMillis(100));
        result.cancel(true);
        assertThat(second).isCancelled();
        assertThat(time.pending()).isEmpty();
        assertThat(script.attempts()).isEqualTo(2);
    }

    /** The method may have given the stage to somebody who waits for what its caller makes of it. */
    @Test
    void completedByTheCaller_attemptIsCompletedLikewise(VirtualTime time) throws Throwable {
        CompletableFuture<Object> first = new CompletableFuture<>();
        Script script = Staged.returning(first);
        CompletableFuture<Object> result = stage(Delayed.class, script);
        assertThat(result.complete("by the caller")).isTrue();
        assertThat(first).isCompletedWithValue("by the caller");
        assertThat(result).isCompletedWithValue("by the caller");
        assertThat(result.complete("again")).isFalse();
    }

    @Test
    void failedByTheCaller_attemptFailsLikewiseAndIsNotRetried(VirtualTime time) throws Throwable {
        CompletableFuture<Object> first = new CompletableFuture<>();
        Script script = Staged.returning(first);
        Failed failure = new Failed();
        stage(Delayed.class, script).completeExceptionally(failure);
        assertThat(first).isCompletedExceptionally();
        assertThat(time.pending()).isEmpty();
        assertThat(script.attempts()).isEqualTo(1);
    }

    @Test
    void attemptIsCancelledByOthers_isAFailureLikeAnother(VirtualTime time) throws Throwable {
        CompletableFuture<Object> first = new CompletableFuture<>();
        CompletableFuture<Object> result =
                stage(Delayed.class, Staged.returning(first, CompletableFuture.completedFuture("done")));
        first.cancel(true);
        assertThat(time.await(result)).isEqualTo("done");
    }

    @Test
    void completedByAThreadOfAnotherEnvironment_nextAttemptIsInTheCallers(Environment environment) throws Throwable {
        CompletableFuture<Object> first = new CompletableFuture<>();
        Iterator<CompletableFuture<Object>> stages = List.of(first).iterator();
        Script script = Staged.making(
                () -> stages.hasNext() ? stages.next() : CompletableFuture.completedFuture(Environment.current()));
        CompletableFuture<Object> result = stage(Endless.class, script);
        Environment[] after = new Environment[1];
        Runnable work = () -> {
            first.completeExceptionally(new Failed());
            after[0] = Environment.current();
        };
        Thread foreign = new Thread(null, work, "inherits nothing", 0, false);
        foreign.start();
        foreign.join();
        assertThat(result).isCompletedWithValue(environment);
        assertThat(after[0]).isSameAs(Environment.system());
    }

    @Test
    void completionExceptionAsWrapper_isUnwrapped(VirtualTime time) throws Throwable {
        Exception own = new Failed();
        CompletableFuture<Object> wrapped = CompletableFuture.failedFuture(new CompletionException(own));
        CompletableFuture<Object> result = stage(Delayed.class, Staged.returning(wrapped));
        assertThatThrownBy(() -> time.await(result))
                .isInstanceOf(ExecutionException.class)
                .extracting(Throwable::getCause)
                .isSameAs(own);
    }

    @Test
    void completionExceptionWithoutCause_isKept(VirtualTime time) throws Throwable {
        Exception own = new CompletionException("alone", null);
        CompletableFuture<Object> result = stage(Delayed.class, Staged.returning(CompletableFuture.failedFuture(own)));
        assertThat(catchThrowable(() -> time.await(result)).getCause()).isSameAs(own);
    }

    @Test
    void resultTestWithStageSucceededAlready_isAskedOfTheValue(VirtualTime time) throws Throwable {
        Script script = Staged.returning(
                CompletableFuture.completedFuture("stale"), CompletableFuture.completedFuture("fresh"));
        assertThat(time.await(stage(Stale.class, script))).isEqualTo("fresh");
        assertThat(script.attempts()).isEqualTo(2);
    }

    @Test
    void manyImmediateRetries_stackDoesNotGrow() throws Throwable {
        int times = 100_000;
        int[] left = {times};
        Script script = Staged.making(() -> left[0]-- > 0
                ? CompletableFuture.failedFuture(new Failed())
                : CompletableFuture.completedFuture(Thread.currentThread().getStackTrace().length));
        CompletableFuture<Object> result = stage(Endless.class, script);
        assertThat(script.attempts()).isEqualTo(times + 1);
        assertThat((Integer) result.get()).isLessThan(200);
    }

    @Test
    void callerCompletesTheResultItself_noFurtherAttempt(VirtualTime time) throws Throwable {
        Script script = Staged.returning(CompletableFuture.failedFuture(new Failed()));
        CompletableFuture<Object> result = stage(Delayed.class, script);
        result.complete("enough");
        while (time.advanceToNext()) {}
        assertThat(script.attempts()).isEqualTo(1);
        assertThat(result).isCompletedWithValue("enough");
    }

    @Test
    void waitingOnACancelledResult_saysSo(VirtualTime time) throws Throwable {
        CompletableFuture<Object> result =
                stage(Delayed.class, Staged.returning(CompletableFuture.failedFuture(new Failed())));
        result.cancel(false);
        assertThatThrownBy(() -> time.await(result)).isInstanceOf(CancellationException.class);
    }

    private static Guarded guarded(Class<?> bearer) {
        return Play.guarded(bearer);
    }

    private static CompletableFuture<Object> stage(Class<?> bearer, Script script) throws Throwable {
        return guarded(bearer).stage(script).toCompletableFuture();
    }

    /** A failure that costs little, since there are many. */
    private static final class Failed extends Exception {
        private static final long serialVersionUID = 1;

        Failed() {
            super("attempt", null, true, false);
        }
    }
}
