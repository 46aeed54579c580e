package dev.reknit.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both watches, in the machine's time. A wake-up that is lost is a test that does not end. */
@Timeout(60)
class WatchTest {
    private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LONG = TimeUnit.HOURS.toNanos(1);

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest
    @MethodSource("watches")
    @interface EveryWatch {}

    static Stream<Watch> watches() {
        return Stream.of(new FrameWatch(null), new TimerWatch(SystemTime.INSTANCE, SystemTime.INSTANCE));
    }

    @AfterEach
    void nothingWasLeftInterrupted() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @EveryWatch
    void timeUp_interruptsNotBeforeTheDeadline(Watch watch) {
        for (int i = 0; i < 20; i++) {
            long start = System.nanoTime();
            long ticket = watch.enter(SHORT, true);

            blockUntilInterrupted();

            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(SHORT);
            assertThat(leave(watch, ticket)).isFalse();
        }
    }

    @EveryWatch
    void longCallGoingOnElsewhere_shortOneIsInterruptedInTime(Watch watch) throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        CompletableFuture<Boolean> other = elsewhere(() -> {
            long ticket = watch.enter(LONG, true);
            entered.countDown();
            over.await();
            return watch.leave(ticket);
        });
        entered.await();
        long ticket = watch.enter(SHORT, true);

        blockUntilInterrupted();

        assertThat(leave(watch, ticket)).isFalse();
        over.countDown();
        assertThat(other.get()).isTrue();
    }

    @EveryWatch
    void leftInTime_nothingHappens(Watch watch) {
        for (int i = 0; i < 1000; i++) {
            assertThat(watch.leave(watch.enter(LONG, true))).isTrue();
        }
        assertThat(watch.leave(watch.enter(Long.MAX_VALUE, true))).isTrue();
    }

    @EveryWatch
    void interruptIgnored_flagIsClearedWhenLeft(Watch watch) {
        long ticket = watch.enter(SHORT, true);
        spinUntilInterrupted();
        assertThat(leave(watch, ticket)).isFalse();
    }

    @EveryWatch
    void notToBeInterrupted_isNot(Watch watch) {
        long bound = watch.enter(0, false);
        long ticket = watch.enter(SHORT, true);
        blockUntilInterrupted();
        assertThat(leave(watch, ticket)).isFalse();
        assertThat(watch.nearestNanos()).isZero();
        assertThat(watch.leave(bound)).isTrue();
    }

    @EveryWatch
    void interruptedBySomebodyBefore_flagStays(Watch watch) {
        boolean inTime = true;
        while (inTime) {
            Thread.currentThread().interrupt();
            long ticket = watch.enter(0, true);
            spin(SHORT);
            inTime = leave(watch, ticket);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @EveryWatch
    void outerIsOverTimeToo_isInterruptedAgainOnceInnerIsLeft(Watch watch) {
        boolean inTime = true;
        while (inTime) {
            long outer = watch.enter(SHORT, true);
            long inner = watch.enter(SHORT, true);
            spinUntilInterrupted();
            spin(SHORT);
            inTime = leave(watch, inner);
            spinUntilInterrupted();
            assertThat(leave(watch, outer)).isFalse();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @EveryWatch
    void innerIsOverTime_outerIsNot(Watch watch) {
        long outer = watch.enter(LONG, true);
        long inner = watch.enter(SHORT, true);
        blockUntilInterrupted();
        assertThat(leave(watch, inner)).isFalse();
        assertThat(watch.leave(outer)).isTrue();
    }

    @EveryWatch
    void nearest_isTheEarliestOfThisThreadsCalls(Watch watch) throws Exception {
        assertThat(watch.nearestNanos()).isEqualTo(Watch.NEVER);
        long outer = watch.enter(LONG, true);
        long inner = watch.enter(2 * LONG, false);
        assertThat(watch.nearestNanos()).isBetween(LONG / 2, LONG);
        assertThat(watch.leftNanos(inner)).isBetween(LONG, 2 * LONG);
        long innermost = watch.enter(LONG / 4, false);
        assertThat(watch.nearestNanos()).isBetween(LONG / 8, LONG / 4);
        assertThat(elsewhere(watch::nearestNanos).get()).isEqualTo(Watch.NEVER);
        assertThat(Stream.of(innermost, inner, outer)).allMatch(watch::leave);
        assertThat(watch.nearestNanos()).isEqualTo(Watch.NEVER);
    }

    @EveryWatch
    void deepRecursion_eachCallHasItsOwnTicket(Watch watch) {
        Deque<Long> tickets = new ArrayDeque<>();
        for (int i = 0; i < 2000; i++) {
            tickets.push(watch.enter(LONG + i * LONG, i % 2 == 0));
        }
        assertThat(tickets).doesNotHaveDuplicates();
        assertThat(watch.nearestNanos()).isBetween(LONG / 2, LONG);
        assertThat(tickets).allMatch(watch::leave);
        assertThat(watch.nearestNanos()).isEqualTo(Watch.NEVER);
    }

    @EveryWatch
    void manyThreadsAtOnce_eachIsInterruptedForItsOwnCallOnly(Watch watch) throws Exception {
        int threads = 200;
        CyclicBarrier allEntered = new CyclicBarrier(threads);
        List<CompletableFuture<Boolean>> results = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            boolean tooLong = i % 2 == 0;
            results.add(elsewhere(() -> {
                long ticket = watch.enter(tooLong ? SHORT : LONG, tooLong);
                await(allEntered, tooLong);
                return leave(watch, ticket) == tooLong || Thread.interrupted();
            }));
        }
        for (CompletableFuture<Boolean> each : results) {
            assertThat(each.get()).isFalse();
        }
    }

    @EveryWatch
    void leftTwice_isRefused(Watch watch) {
        long ticket = watch.enter(LONG, true);
        assertThat(watch.leave(ticket)).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> watch.leaveLate(ticket));
    }

    @EveryWatch
    void callsWithinAreForgotten_thoseAroundAreNot(Watch watch) {
        long outermost = watch.enter(LONG, false);
        long outer = watch.enter(2 * LONG, true);
        long inner = watch.enter(LONG / 4, true);
        long late = watch.enter(0, true);
        spinUntilInterrupted();
        assertThat(Thread.interrupted()).isTrue();
        watch.forgetWithin(outer);
        assertThat(watch.nearestNanos()).isGreaterThan(LONG / 2);
        assertThatIllegalStateException().isThrownBy(() -> watch.leaveLate(inner));
        assertThatIllegalStateException().isThrownBy(() -> watch.leaveLate(late));
        assertThat(Stream.of(outer, outermost)).allMatch(watch::leave);
    }

    @EveryWatch
    void notOverTime_cannotBeLeftLate(Watch watch) {
        long ticket = watch.enter(LONG, true);
        assertThatIllegalStateException().isThrownBy(() -> watch.leaveLate(ticket));
        assertThat(watch.leave(ticket)).isTrue();
    }

    private static boolean leave(Watch watch, long ticket) {
        boolean inTime = watch.leave(ticket);
        if (!inTime) {
            watch.leaveLate(ticket);
        }
        return inTime;
    }

    private static void await(CyclicBarrier barrier, boolean tooLong) throws Exception {
        if (tooLong) {
            // Enters the barrier by proxy, since an interrupt would break it for all.
            new Thread(() -> {
                        try {
                            barrier.await();
                        } catch (Exception broken) {
                            throw new AssertionError(broken);
                        }
                    })
                    .start();
            blockUntilInterrupted();
        } else {
            barrier.await();
        }
    }

    private static <T> CompletableFuture<T> elsewhere(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        result.complete(task.call());
                    } catch (Throwable failure) {
                        result.completeExceptionally(failure);
                    }
                })
                .start();
        return result;
    }

    private static void blockUntilInterrupted() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException expected) {
            return;
        }
        throw new AssertionError("not interrupted");
    }

    private static void spinUntilInterrupted() {
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
    }

    private static void spin(long nanos) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            Thread.onSpinWait();
        }
    }
}
