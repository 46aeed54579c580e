package dev.reknit.runtime.bulkhead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.Bulkhead;
import dev.reknit.BulkheadException;
import dev.reknit.Timeout;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.scenario.Guarded;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Script;
import dev.reknit.runtime.scenario.Staged;
import dev.reknit.runtime.time.Scheduler;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Stages that wait for a permit, and hold one. */
@ReknitTest
class BulkheadStagesTest {
    @Bulkhead(value = 1, waitingTaskQueue = 3)
    interface One {}

    @Bulkhead(value = 1, waitingTaskQueue = 3, maxWait = 100)
    interface Patient {}

    @Bulkhead(value = 1, waitingTaskQueue = 10_000)
    interface LongQueue {}

    @Timeout(100)
    @Bulkhead(value = 1, waitingTaskQueue = 3)
    interface Timed {}

    private final CompletableFuture<Object> running = new CompletableFuture<>();

    @Test
    void full_waitsWithoutAThreadAndIsBegunWhenAPermitIsFree(VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(One.class);
        CompletableFuture<Object> first = stage(guarded, Staged.returning(running));
        CompletableFuture<Object> attempt = new CompletableFuture<>();
        Script script = Staged.returning(attempt);
        CompletableFuture<Object> second = stage(guarded, script);
        assertThat(script.attempts()).isZero();
        assertThat(permits(guarded).waiting()).isEqualTo(1);
        running.complete("first");
        assertThat(first).isCompletedWithValue("first");
        time.advance(Duration.ZERO);
        assertThat(script.attempts()).isEqualTo(1);
        assertThat(permits(guarded).running()).isEqualTo(1);
        attempt.complete("second");
        assertThat(second).isCompletedWithValue("second");
        assertThat(permits(guarded).running()).isZero();
    }

    @Test
    void queueFull_stageFailsAtOnce(RecordedEvents events, VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(One.class);
        stage(guarded, Staged.returning(running));
        List<CompletableFuture<Object>> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiting.add(stage(guarded, Staged.returning(CompletableFuture.completedFuture("waited"))));
        }
        CompletableFuture<Object> tooMany = stage(guarded, Staged.returning(running));
        assertThat(catchThrowable(tooMany::join).getCause())
                .isInstanceOf(BulkheadException.class)
                .hasMessageEndingWith("3 wait, which is all that may; raise value or waitingTaskQueue");
        assertThat(events.only(Event.CallRejected.class).policy()).isEqualTo("Bulkhead");
        running.complete("first");
        for (CompletableFuture<Object> each : waiting) {
            assertThat(time.await(each)).isEqualTo("waited");
        }
    }

    @Test
    void cancelWhileWaiting_leavesTheQueue(VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(Patient.class);
        stage(guarded, Staged.returning(running));
        Script script = Staged.returning(running);
        CompletableFuture<Object> second = stage(guarded, script);
        assertThat(time.pending()).containsExactly(Duration.ofMillis(100));
        second.cancel(true);
        assertThat(time.pending()).isEmpty();
        assertThat(permits(guarded).waiting()).isZero();
        running.complete("first");
        assertThat(permits(guarded).running()).isZero();
        assertThat(script.attempts()).isZero();
    }

    @Test
    void completedByTheCallerWhileWaiting_leavesTheQueue(VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(Patient.class);
        stage(guarded, Staged.returning(running));
        Script script = Staged.returning(running);
        stage(guarded, script).complete("by the caller");
        assertThat(time.pending()).isEmpty();
        assertThat(permits(guarded).waiting()).isZero();
        running.complete("first");
        assertThat(permits(guarded).running()).isZero();
        assertThat(script.attempts()).isZero();
    }

    /** The permit is assigned but the attempt not begun; it goes to the next in the queue. */
    @Test
    void cancelWhenPermitIsOnItsWay_nextGetsIt(VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(One.class);
        stage(guarded, Staged.returning(running));
        Script cancelled = Staged.returning(running);
        CompletableFuture<Object> second = stage(guarded, cancelled);
        CompletableFuture<Object> third = stage(guarded, Staged.returning(CompletableFuture.completedFuture("third")));
        running.complete("first");
        second.cancel(true);
        assertThat(time.await(third)).isEqualTo("third");
        assertThat(cancelled.attempts()).isZero();
        assertThat(permits(guarded).running()).isZero();
    }

    /** The timeout around has given up waiting, and the permit comes before it has said so. */
    @Test
    void permitComesWhileTheWaitIsCalledOff_isGivenBack(VirtualTime time) throws Throwable {
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        Scheduler interfering = (nanos, task) -> {
            if (nanos == 0) {
                task.run();
                return () -> {};
            }
            Scheduler.Cancellable timer = time.schedule(nanos, task);
            return () -> {
                timer.cancel();
                meanwhile.getAndSet(() -> {}).run();
            };
        };
        try (Environment.Binding ignored = new Environment(time, interfering, null).bind()) {
            Guarded guarded = Play.guarded(Timed.class);
            stage(guarded, Staged.returning(running));
            Script script = Staged.returning(running);
            CompletableFuture<Object> second = stage(guarded, script);
            meanwhile.set(() -> running.complete("first"));
            second.cancel(true);
            assertThat(running).isCompleted();
            assertThat(script.attempts()).isZero();
            assertThat(permits(guarded).running()).isZero();
        }
    }

    /** Nobody has a use for the attempt when its turn comes, and nobody has said so. */
    @Test
    void callerCompletesTheStageWhileWaiting_permitIsGivenBack(VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(One.class);
        stage(guarded, Staged.returning(running));
        Script script = Staged.returning(running);
        stage(guarded, script).complete("by the caller");
        running.complete("first");
        time.advance(Duration.ZERO);
        assertThat(script.attempts()).isZero();
        assertThat(permits(guarded).running()).isZero();
    }

    @Test
    void maxWaitOver_stageFailsAndLeavesTheQueue(VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(Patient.class);
        stage(guarded, Staged.returning(running));
        CompletableFuture<Object> second = stage(guarded, Staged.returning(running));
        time.advance(Duration.ofMillis(99));
        assertThat(second).isNotDone();
        time.advance(Duration.ofMillis(1));
        assertThat(catchThrowable(second::join).getCause())
                .isInstanceOf(BulkheadException.class)
                .hasMessageContaining("none ended within 100 MILLIS");
        assertThat(permits(guarded).waiting()).isZero();
        running.complete("first");
    }

    @Test
    void permitInTime_expiryIsCalledOff(VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(Patient.class);
        stage(guarded, Staged.returning(running));
        CompletableFuture<Object> second =
                stage(guarded, Staged.returning(CompletableFuture.completedFuture("second")));
        running.complete("first");
        assertThat(time.await(second)).isEqualTo("second");
        assertThat(time.pending()).isEmpty();
    }

    /** Cancelling the caller's stage cancels the attempt's, but this one takes no notice and goes on. */
    @Test
    void cancelWhileRunning_permitIsHeldUntilTheAttemptHasEnded() throws Throwable {
        Guarded guarded = Play.guarded(One.class);
        CompletableFuture<Object> stubborn = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterruptIfRunning) {
                return false;
            }
        };
        CompletableFuture<Object> first = stage(guarded, Staged.returning(stubborn));
        first.cancel(true);
        assertThat(first).isCancelled();
        assertThat(permits(guarded).running()).isEqualTo(1);
        stubborn.complete("ignored");
        assertThat(permits(guarded).running()).isZero();
    }

    /** Attempts that end at once, each letting in the next, do not pile up on the stack. */
    @Test
    void longQueue_isServedInOrder(VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(LongQueue.class);
        stage(guarded, Staged.returning(running));
        List<Integer> order = new ArrayList<>();
        List<CompletableFuture<Object>> all = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            int number = i;
            all.add(stage(guarded, Staged.making(() -> {
                order.add(number);
                return CompletableFuture.completedFuture(number);
            })));
        }
        running.complete("first");
        for (int i = 0; i < all.size(); i++) {
            assertThat(time.await(all.get(i))).isEqualTo(i);
        }
        assertThat(order).hasSize(10_000).isSorted();
    }

    private static Permits permits(Guarded guarded) {
        return Environment.current().states().all(Permits.class).stream()
                .filter(each -> each.bean().orElseThrow() == guarded.getClass())
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static CompletableFuture<Object> stage(Guarded guarded, Script script) throws Throwable {
        return guarded.stage(script).toCompletableFuture();
    }
}
