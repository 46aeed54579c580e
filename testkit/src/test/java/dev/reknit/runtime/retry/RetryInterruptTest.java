package dev.reknit.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.Retry;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.scenario.Guarded;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Script;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Interrupts of a thread that waits for its next attempt. */
@ReknitTest
class RetryInterruptTest {
    @Retry(delay = 100, jitter = 0)
    interface Delayed {}

    @Retry(jitter = 0)
    interface AtOnce {}

    @AfterEach
    void clearFlag() {
        Thread.interrupted();
    }

    @Test
    void interruptedWhileWaiting_stopsAtOnceKeepsTheFlagAndThrowsTheLastFailure(
            VirtualTime time, RecordedEvents events) {
        Thread caller = Thread.currentThread();
        time.schedule(Duration.ofMillis(140).toNanos(), caller::interrupt);
        IllegalStateException first = new IllegalStateException("1");
        IllegalStateException second = new IllegalStateException("2");
        Script script = Script.throwing(first, second);
        Guarded guarded = Play.guarded(Delayed.class);

        Throwable thrown = catchThrowable(() -> guarded.call(script));

        assertThat(caller.isInterrupted()).isTrue();
        assertThat(thrown).isSameAs(second).hasSuppressedException(first);
        assertThat(script.attempts()).isEqualTo(2);
        assertThat(time.now()).isEqualTo(Duration.ofMillis(140));
        Event.GaveUp gaveUp = events.only(Event.GaveUp.class);
        assertThat(gaveUp.reason()).isEqualTo("interrupted");
        assertThat(gaveUp.attempts()).isEqualTo(2);
        assertThat(gaveUp.failure()).isSameAs(second);
    }

    @Test
    void flagSetAndNoDelay_noFurtherAttempt() {
        Script script = Script.of(() -> {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("last");
        });
        Guarded guarded = Play.guarded(AtOnce.class);
        assertThat(catchThrowable(() -> guarded.call(script))).hasMessage("last");
        assertThat(script.attempts()).isEqualTo(1);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    @ReknitTest(manual = true)
    void interruptedByAnotherThread_stopsThoughTimeStandsStill(VirtualTime time) throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicBoolean flag = new AtomicBoolean();
        Guarded guarded = Play.guarded(Delayed.class);
        Thread caller = new Thread(() -> {
            thrown.set(catchThrowable(() -> guarded.call(Script.throwing(new IllegalStateException("last")))));
            flag.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        time.awaitSleepers(1);
        caller.interrupt();
        caller.join();
        assertThat(thrown.get()).hasMessage("last");
        assertThat(flag).isTrue();
        assertThat(time.now()).isZero();
    }
}
