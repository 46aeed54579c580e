package dev.reknit.runtime.timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.Retry;
import dev.reknit.Timeout;
import dev.reknit.TimeoutException;
import dev.reknit.TimeoutMode;
import dev.reknit.runtime.Deadline;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.scenario.Guarded;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Script;
import dev.reknit.runtime.scenario.Staged;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a timeout does to the policies inside of it, which hold what an attempt needs until it has really ended. */
@ReknitTest
@org.junit.jupiter.api.Timeout(60)
class InnerPoliciesTest {
    @Timeout(100)
    @Gatekeeper.Guarded
    interface Limited {}

    @Timeout(value = 100, mode = TimeoutMode.ABANDON)
    @Gatekeeper.Guarded
    interface Abandoned {}

    @Timeout(100)
    @Retry(maxRetries = 1, delay = 10, jitter = 0)
    @Gatekeeper.Guarded
    interface Retried {}

    private final CompletableFuture<Object> never = new CompletableFuture<>();

    @Test
    void stageWaitsToBeLetIn_timeoutCountsThatTimeAndEndsTheWait(VirtualTime time, Environment environment)
            throws Throwable {
        CompletionStage<Object> stage = Play.guarded(Limited.class).stage(Staged.returning(never));
        Gatekeeper.Book book = Gatekeeper.Book.of(environment);
        assertThatThrownBy(() -> time.await(stage)).cause().isInstanceOf(TimeoutException.class);
        assertThat(time.now()).isEqualTo(Duration.ofMillis(100));
        assertThat(book.door).isCancelled();
        assertThat(book.lines).containsExactly("before");
    }

    @Test
    void stageIsLetInLate_onlyTheRestOfTheTimeIsLeftAndTheBodySeesIt(VirtualTime time, Environment environment)
            throws Throwable {
        List<Optional<Duration>> left = new ArrayList<>();
        CompletionStage<Object> stage = Play.guarded(Limited.class).stage(Staged.making(() -> {
            left.add(Deadline.remaining());
            return never;
        }));
        assertThat(Deadline.remaining()).isEmpty();
        time.advance(Duration.ofMillis(60));
        Gatekeeper.Book book = Gatekeeper.Book.of(environment);
        book.door.complete("open");
        assertThat(left).containsExactly(Optional.of(Duration.ofMillis(40)));
        assertThat(Deadline.remaining()).isEmpty();
        assertThatThrownBy(() -> time.await(stage)).cause().isInstanceOf(TimeoutException.class);
        assertThat(time.now()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void stageTimedOut_innerPolicyIsToldWhenTheAttemptEnds(VirtualTime time, Environment environment) throws Throwable {
        CompletableFuture<Object> uncancellable = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterruptIfRunning) {
                return false;
            }
        };
        CompletionStage<Object> stage = Play.guarded(Limited.class).stage(Staged.returning(uncancellable));
        Gatekeeper.Book book = Gatekeeper.Book.of(environment);
        book.door.complete("open");
        assertThatThrownBy(() -> time.await(stage)).cause().isInstanceOf(TimeoutException.class);
        assertThat(book.lines).containsExactly("before", "abandoned");
        uncancellable.complete("late");
        assertThat(book.lines).containsExactly("before", "abandoned", "ended");
    }

    @Test
    void stageTimedOutAndRetried_eachAttemptIsLetInAndLeftOnce(VirtualTime time, Environment environment)
            throws Throwable {
        CompletionStage<Object> stage =
                Play.guarded(Retried.class).stage(Staged.returning(never, CompletableFuture.completedFuture("second")));
        Gatekeeper.Book book = Gatekeeper.Book.of(environment);
        book.door.complete("open");
        assertThat(time.await(stage)).isEqualTo("second");
        assertThat(book.lines).containsExactly("before", "abandoned", "ended", "before", "after");
    }

    @Test
    void abandonedBody_innerPolicyIsToldWhenItHasEnded(Environment environment) throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Guarded guarded = Play.guarded(Abandoned.class);
        Throwable thrown = catchThrowable(() -> guarded.call(Script.of(() -> {
            Object late = Slow.stubborn(200, "late").make();
            // The interrupt may come only now, and is ignored like the one before.
            while (!released(release)) {
                Thread.onSpinWait();
            }
            return late;
        })));
        Gatekeeper.Book book = Gatekeeper.Book.of(environment);
        assertThat(thrown).isInstanceOf(TimeoutException.class);
        assertThat(book.lines).containsExactly("before", "abandoned");
        release.countDown();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (book.lines.size() < 3 && System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
        assertThat(book.lines).containsExactly("before", "abandoned", "ended");
    }

    @Test
    void interrupted_innerPolicyHearsOfTheFailure(Environment environment) {
        Guarded guarded = Play.guarded(Limited.class);
        assertThat(catchThrowable(() -> guarded.call(Script.of(Slow.returning(200, "late")))))
                .isInstanceOf(TimeoutException.class);
        assertThat(Gatekeeper.Book.of(environment).lines).containsExactly("before", "after");
    }

    private static boolean released(CountDownLatch release) {
        return release.getCount() == 0;
    }
}
