package dev.reknit.runtime.timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.Retry;
import dev.reknit.Timeout;
import dev.reknit.TimeoutException;
import dev.reknit.TimeoutMode;
import dev.reknit.runtime.Deadline;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.scenario.Guarded;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Script;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@link TimeoutMode#ABANDON}: the caller goes on when the time is up. */
@ReknitTest
@org.junit.jupiter.api.Timeout(60)
class AbandonTest {
    @Timeout(value = 100, mode = TimeoutMode.ABANDON)
    interface Limited {}

    @Timeout(value = 100, mode = TimeoutMode.ABANDON)
    @Retry(maxRetries = 1, delay = 10, jitter = 0)
    interface Retried {}

    private final CountDownLatch release = new CountDownLatch(1);
    private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();

    @AfterEach
    void nothingIsLeft() {
        release.countDown();
        assertThat(Thread.interrupted()).isFalse();
        assertThat(Deadline.remaining()).isEmpty();
    }

    /** Moves time past the limit; then goes on until it is released, whatever happens. */
    private Object stubborn() throws InterruptedException {
        try {
            Slow.sleep(200);
            // Whose thread moves time is not interrupted by that, or it would be by now.
            new CountDownLatch(1).await();
        } catch (InterruptedException expected) {
            interrupted.complete(true);
        }
        release.await();
        return "late";
    }

    @Test
    void inTime_resultAndFailureAreTheMethodsOwn() throws Throwable {
        Guarded guarded = Play.guarded(Limited.class);
        assertThat(guarded.call(Script.giving("value"))).isEqualTo("value");
        IllegalStateException own = new IllegalStateException("own");
        assertThat(catchThrowable(() -> guarded.call(Script.throwing(own))))
                .isSameAs(own)
                .hasNoSuppressedExceptions();
    }

    @Test
    void bodyIgnoresInterrupts_callerGoesOnAndTheBodyWasInterrupted(RecordedEvents events) throws Exception {
        Guarded guarded = Play.guarded(Limited.class);
        Throwable thrown = catchThrowable(() -> guarded.call(Script.of(this::stubborn)));
        assertThat(thrown).isInstanceOf(TimeoutException.class).hasNoSuppressedExceptions();
        assertThat(interrupted.get()).isTrue();
        assertThat(events.of(Event.TimedOut.class)).hasSize(1);
    }

    @Test
    void timedOut_isRetriedOnAnotherThread() throws Throwable {
        Guarded guarded = Play.guarded(Retried.class);
        assertThat(guarded.call(Script.of(this::stubborn, () -> "second"))).isEqualTo("second");
    }

    @Test
    void body_seesTheDeadlineOfItsCaller(VirtualTime time) throws Throwable {
        Object seen = Play.guarded(Limited.class).call(Script.of(() -> {
            time.advance(Duration.ofMillis(30));
            return Deadline.remaining();
        }));
        assertThat(seen).isEqualTo(Optional.of(Duration.ofMillis(70)));
    }

    @Test
    void body_isInTheEnvironmentOfItsCaller(Environment environment) throws Throwable {
        assertThat(Play.guarded(Limited.class).call(Script.of(Environment::current)))
                .isSameAs(environment);
    }

    @Test
    void callerIsInterrupted_soIsTheBody() throws Exception {
        Guarded guarded = Play.guarded(Limited.class);
        CountDownLatch running = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = new Thread(() -> thrown.set(catchThrowable(() -> guarded.call(Script.of(() -> {
            running.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException expected) {
                interrupted.complete(true);
            }
            return "late";
        })))));
        caller.start();
        running.await();
        caller.interrupt();
        caller.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(interrupted.get(60, TimeUnit.SECONDS)).isTrue();
    }
}
