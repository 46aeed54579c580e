package dev.reknit.scenarios.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.TimeoutException;
import dev.reknit.runtime.Deadline;
import dev.reknit.scenarios.BeforeLoading;
import dev.reknit.scenarios.OwnWeaver;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In the machine's time; on a platform thread and, where the JVM has them, on a virtual one. */
@Timeout(60)
class TimedTest {
    private static final long LIMIT = TimeUnit.MILLISECONDS.toNanos(50);

    private final Timed timed = new Timed();

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest
    @MethodSource("threads")
    @interface EveryThread {}

    /** Starts a thread of a kind. */
    interface Start {
        void start(Runnable task) throws ReflectiveOperationException;
    }

    static Stream<Start> threads() {
        Start platform = task -> new Thread(task).start();
        try {
            var virtual = Thread.class.getMethod("startVirtualThread", Runnable.class);
            return Stream.of(platform, task -> virtual.invoke(null, task));
        } catch (NoSuchMethodException before21) {
            return Stream.of(platform);
        }
    }

    private static <T> T on(Start thread, Callable<T> task) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        thread.start(() -> {
            try {
                result.complete(task.call());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        return result.get();
    }

    /** Ends by an interrupt only. */
    private static <T> T hang() throws InterruptedException {
        new CountDownLatch(1).await();
        throw new AssertionError("impossible");
    }

    @EveryThread
    void hangs_isInterruptedNotBeforeTheLimitAndTheFlagIsCleared(Start thread) throws Exception {
        long[] took = new long[1];
        boolean flag = on(thread, () -> {
            long begun = System.nanoTime();
            assertThatThrownBy(() -> timed.limited(TimedTest::hang)).isInstanceOf(TimeoutException.class);
            took[0] = System.nanoTime() - begun;
            return Thread.currentThread().isInterrupted();
        });
        assertThat(took[0]).isGreaterThanOrEqualTo(LIMIT);
        assertThat(flag).isFalse();
    }

    @EveryThread
    void inTime_resultIsItsOwn(Start thread) throws Exception {
        assertThat(on(thread, () -> timed.generous(() -> "value"))).isEqualTo("value");
    }

    @EveryThread
    void staticMethodHangs_isInterrupted(Start thread) throws Exception {
        Throwable thrown = on(thread, () -> catchThrowable(() -> Timed.shared(TimedTest::hang)));
        assertThat(thrown).isInstanceOf(TimeoutException.class);
    }

    @EveryThread
    void firstAttemptHangs_secondHasItsOwnTime(Start thread) throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        assertThat(on(thread, () -> timed.again(() -> attempts.incrementAndGet() == 1 ? hang() : attempts.get())))
                .isEqualTo(2);
    }

    @EveryThread
    @BeforeLoading(BeforeLoading.MONITOR)
    @OwnWeaver(OwnWeaver.MONITOR)
    void synchronizedMethodHangs_isInterruptedAndLetsGo(Start thread) throws Exception {
        Throwable thrown = on(thread, () -> catchThrowable(() -> timed.exclusive(TimedTest::hang)));
        assertThat(thrown).isInstanceOf(TimeoutException.class);
        assertThat(timed.exclusive(() -> "free")).isEqualTo("free");
    }

    @EveryThread
    @BeforeLoading(BeforeLoading.ELSEWHERE)
    void abandonedIgnoresInterrupts_callerGoesOn(Start thread) throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        // On a busy machine an attempt may be given up before it began, and is not made then.
        while (!interrupted.isDone()) {
            Throwable thrown = on(
                    thread,
                    () -> catchThrowable(() -> timed.abandoned(() -> {
                        try {
                            hang();
                        } catch (InterruptedException expected) {
                            interrupted.complete(true);
                        }
                        release.await();
                        return "late";
                    })));
            assertThat(thrown).isInstanceOf(TimeoutException.class);
        }
        release.countDown();
    }

    @EveryThread
    @BeforeLoading(BeforeLoading.ELSEWHERE)
    void abandonedInTime_resultIsItsOwn(Start thread) throws Exception {
        Thread there = on(thread, () -> timed.abandoned(Thread::currentThread));
        assertThat(there.getName()).startsWith("reknit-attempt-");
    }

    @EveryThread
    @BeforeLoading(BeforeLoading.STAGE)
    void stageNeverCompletes_fails(Start thread) throws Exception {
        CompletableFuture<String> never = new CompletableFuture<>();
        Throwable thrown = on(
                thread,
                () -> catchThrowable(
                        () -> timed.later(never).toCompletableFuture().get()));
        assertThat(thrown).cause().isInstanceOf(TimeoutException.class);
        assertThat(never).isCancelled();
    }

    @EveryThread
    void withinNestedCalls_theEarlierDeadlineIsSeen(Start thread) throws Exception {
        Duration left = on(
                thread,
                () -> timed.generous(
                        () -> timed.again(() -> Deadline.remaining().orElseThrow())));
        assertThat(left).isBetween(Duration.ZERO, Duration.ofMillis(50));
        assertThat(on(thread, () -> Deadline.remaining().isPresent())).isFalse();
    }
}
