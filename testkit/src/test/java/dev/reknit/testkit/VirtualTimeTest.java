package dev.reknit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.runtime.time.Scheduler.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class VirtualTimeTest {
    private final VirtualTime auto = VirtualTime.autoAdvancing();
    private final VirtualTime manual = VirtualTime.manual();
    private final List<String> ran = new ArrayList<>();

    @Test
    void created_nothingHasPassed() {
        assertThat(auto.now()).isZero();
        assertThat(auto.pending()).isEmpty();
        assertThat(auto.advanceToNext()).isFalse();
    }

    @Test
    void sleep_movesTimeAndRunsWhatIsDueOnTheWay() throws Exception {
        schedule(auto, 30, "30");
        schedule(auto, 10, "10");
        schedule(auto, 31, "31");
        long begin = auto.nanoTime();
        auto.sleep(millis(30));
        assertThat(auto.nanoTime() - begin).isEqualTo(millis(30));
        assertThat(ran).containsExactly("10 at 10", "30 at 30");
        assertThat(auto.pending()).containsExactly(Duration.ofMillis(1));
    }

    @Test
    void sleepOfZeroOrLess_timeStandsStill() throws Exception {
        auto.sleep(0);
        auto.sleep(-5);
        manual.sleep(0);
        manual.sleep(Long.MIN_VALUE);
        assertThat(auto.now()).isZero();
        assertThat(manual.now()).isZero();
    }

    @Test
    void sleepInterruptedBefore_throwsClearsTheFlagAndTimeStandsStill() {
        for (VirtualTime time : List.of(auto, manual)) {
            for (long nanos : new long[] {0, 1}) {
                Thread.currentThread().interrupt();
                assertThatThrownBy(() -> time.sleep(nanos)).isInstanceOf(InterruptedException.class);
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
                assertThat(time.now()).isZero();
            }
        }
    }

    @Test
    void sleepInterruptedByATask_endsThere() {
        Thread sleeper = Thread.currentThread();
        auto.schedule(millis(10), sleeper::interrupt);
        schedule(auto, 20, "20");
        assertThatThrownBy(() -> auto.sleep(millis(30))).isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(auto.now()).isEqualTo(Duration.ofMillis(10));
        assertThat(ran).isEmpty();
    }

    @Test
    void advanceInterrupted_goesOnAndKeepsTheFlag() {
        Thread.currentThread().interrupt();
        auto.schedule(millis(10), () -> ran.add("task"));
        auto.advance(Duration.ofMillis(10));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(ran).containsExactly("task");
    }

    @Test
    void dueAtTheSameTime_inTheOrderOfScheduling() {
        for (String each : List.of("a", "b", "c")) {
            schedule(auto, 5, each);
        }
        auto.advance(Duration.ofMillis(5));
        assertThat(ran).containsExactly("a at 5", "b at 5", "c at 5");
    }

    @Test
    void dueAtOnce_waitsForTheNextMove() {
        schedule(auto, 0, "zero");
        schedule(auto, -7, "negative");
        assertThat(ran).isEmpty();
        auto.advance(Duration.ZERO);
        assertThat(ran).containsExactly("zero at 0", "negative at 0");
    }

    @Test
    void taskSchedulesATask_runsInTheSameMoveIfDue() {
        auto.schedule(millis(10), () -> {
            schedule(auto, 5, "inner");
            schedule(auto, 50, "late");
        });
        auto.advance(Duration.ofMillis(20));
        assertThat(ran).containsExactly("inner at 15");
        assertThat(auto.now()).isEqualTo(Duration.ofMillis(20));
        assertThat(auto.pending()).containsExactly(Duration.ofMillis(40));
    }

    @Test
    void taskSleeps_movesTimeEvenIfManual() {
        manual.schedule(millis(10), () -> {
            try {
                manual.sleep(millis(100));
                ran.add("woke at " + manual.now().toMillis());
            } catch (InterruptedException unexpected) {
                throw new AssertionError(unexpected);
            }
        });
        schedule(manual, 50, "other");
        manual.advance(Duration.ofMillis(20));
        assertThat(ran).containsExactly("other at 50", "woke at 110");
        assertThat(manual.now()).isEqualTo(Duration.ofMillis(110));
    }

    @Test
    void cancelled_doesNotRun() {
        Cancellable task = schedule(auto, 10, "never");
        task.cancel();
        task.cancel();
        assertThat(auto.pending()).isEmpty();
        auto.advance(Duration.ofMillis(10));
        assertThat(ran).isEmpty();
    }

    @Test
    void sameTaskScheduledTwice_cancellingOneLeavesTheOther() {
        Runnable task = () -> ran.add("ran");
        Cancellable first = auto.schedule(millis(10), task);
        auto.schedule(millis(10), task);
        first.cancel();
        auto.advance(Duration.ofMillis(10));
        assertThat(ran).containsExactly("ran");
    }

    @Test
    void taskThrows_nobodyElseSeesIt() {
        RuntimeException failure = new IllegalStateException();
        auto.schedule(0, () -> {
            throw failure;
        });
        schedule(auto, 0, "next");
        auto.advance(Duration.ZERO);
        assertThat(ran).containsExactly("next at 0");
        assertThat(auto.failures()).containsExactly(failure);
    }

    @Test
    void advanceToNext_stopsThere() {
        schedule(auto, 10, "a");
        schedule(auto, 10, "b");
        schedule(auto, 20, "c");
        assertThat(auto.advanceToNext()).isTrue();
        assertThat(ran).containsExactly("a at 10", "b at 10");
        assertThat(auto.now()).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void advanceBackwards_isRefused() {
        assertThatThrownBy(() -> auto.advance(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time cannot move by PT-0.001S; allowed: 0 or more");
    }

    @Test
    void farFuture_doesNotOverflow() throws Exception {
        schedule(auto, 1, "soon");
        auto.schedule(Long.MAX_VALUE, () -> ran.add("never"));
        auto.sleep(millis(1));
        assertThat(ran).containsExactly("soon at 1");
        auto.advance(Duration.ofDays(1));
        auto.schedule(Long.MAX_VALUE, () -> ran.add("never"));
        auto.advance(Duration.ofDays(1));
        assertThat(ran).hasSize(1);
    }

    @Test
    void nanoTime_runsOverTheEndOfItsRange() {
        long begin = auto.nanoTime();
        auto.advance(Duration.ofMinutes(1));
        assertThat(auto.nanoTime()).isLessThan(begin);
        assertThat(auto.nanoTime() - begin).isEqualTo(Duration.ofMinutes(1).toNanos());
    }

    @Test
    void manual_sleeperWaitsUntilTimeHasMovedFarEnough() throws Exception {
        FutureTask<Long> sleeper = start(() -> {
            manual.sleep(millis(100));
            return manual.now().toMillis();
        });
        manual.awaitSleepers(1);
        manual.advance(Duration.ofMillis(99));
        assertThat(sleeper).isNotDone();
        assertThat(manual.sleepers()).isEqualTo(1);
        manual.advance(Duration.ofMillis(1));
        assertThat(sleeper.get()).isEqualTo(100);
        assertThat(manual.sleepers()).isZero();
    }

    @Test
    void manual_sleeperInterruptedStopsAtOnce() throws Exception {
        FutureTask<Boolean> sleeper = new FutureTask<>(() -> {
            try {
                manual.sleep(1);
                return false;
            } catch (InterruptedException expected) {
                return !Thread.currentThread().isInterrupted();
            }
        });
        Thread thread = new Thread(sleeper);
        thread.start();
        manual.awaitSleepers(1);
        thread.interrupt();
        assertThat(sleeper.get()).isTrue();
        assertThat(manual.sleepers()).isZero();
    }

    @Test
    void await_movesFromTaskToTaskUntilComplete() throws Exception {
        CompletableFuture<String> stage = new CompletableFuture<>();
        auto.schedule(millis(10), () -> auto.schedule(millis(10), () -> stage.complete("done")));
        schedule(auto, 30, "later");
        assertThat(auto.await(stage)).isEqualTo("done");
        assertThat(auto.now()).isEqualTo(Duration.ofMillis(20));
        assertThat(ran).isEmpty();
    }

    @Test
    void await_waitsForOtherThreads() throws Exception {
        CompletableFuture<String> stage = new CompletableFuture<>();
        start(() -> auto.schedule(millis(10), () -> new Thread(() -> stage.complete("done")).start()));
        assertThat(auto.await(stage)).isEqualTo("done");
    }

    @Test
    void awaitFailedOrCancelled_throws() {
        Exception own = new Exception();
        assertThatThrownBy(() -> auto.await(CompletableFuture.failedFuture(own)))
                .isInstanceOf(ExecutionException.class)
                .hasCause(own);
        CompletableFuture<String> cancelled = new CompletableFuture<>();
        cancelled.cancel(false);
        assertThatThrownBy(() -> auto.await(cancelled)).isInstanceOf(CancellationException.class);
    }

    private Cancellable schedule(VirtualTime time, long millis, String name) {
        return time.schedule(
                millis(millis), () -> ran.add(name + " at " + time.now().toMillis()));
    }

    private static <T> FutureTask<T> start(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(task).start();
        return task;
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
