package dev.reknit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.runtime.time.SystemTime;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;

@Timeout(60)
class StrayAttemptTest {
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @AfterEach
    void putBack() {
        Thread.currentThread().setContextClassLoader(before);
        MDC.clear();
    }

    @Test
    void attempt_hasWhatItsCallerHas() throws Exception {
        Environment own = new Environment(SystemTime.INSTANCE, SystemTime.INSTANCE, null);
        ClassLoader loader = new URLClassLoader(new URL[0]);
        Thread.currentThread().setContextClassLoader(loader);
        MDC.put("request", "17");
        try (Environment.Binding ignored = own.bind();
                Environment.Binding deadline =
                        Deadline.in(own, 3_600_000_000_000L).bind()) {
            StrayAttempt attempt = new StrayAttempt(own, () -> {
                assertThat(Environment.current()).isSameAs(own);
                assertThat(Deadline.remaining()).isPresent();
                assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(loader);
                assertThat(MDC.get("request")).isEqualTo("17");
                return Thread.currentThread();
            });
            attempt.start();
            Thread there = (Thread) attempt.get();
            assertThat(there).isNotSameAs(Thread.currentThread());
            assertThat(there.getName()).startsWith("reknit-attempt-");
            assertThat(there.isDaemon()).isTrue();
        }
    }

    @Test
    void attemptAfterAnother_findsNothingOfIt() throws Exception {
        for (int i = 0; i < 20; i++) {
            StrayAttempt attempt = new StrayAttempt(Environment.system(), () -> {
                String found = Thread.currentThread().isInterrupted() + " " + MDC.get("request") + " "
                        + Deadline.remaining().isPresent();
                Thread.currentThread().interrupt();
                MDC.put("request", "left behind");
                return found;
            });
            attempt.start();
            assertThat(attempt.get()).isEqualTo("false null false");
        }
    }

    @Test
    void failure_isTheObjectThatWasThrown() {
        Error failure = new Error("own");
        StrayAttempt attempt = new StrayAttempt(Environment.system(), () -> {
            throw failure;
        });
        attempt.start();
        assertThatThrownBy(attempt::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isSameAs(failure);
    }

    @Test
    void interrupted_theBodyIs() {
        CountDownLatch running = new CountDownLatch(1);
        StrayAttempt attempt = new StrayAttempt(Environment.system(), () -> {
            running.countDown();
            new CountDownLatch(1).await();
            return null;
        });
        attempt.start();
        await(running);
        attempt.interrupt();
        assertThatThrownBy(attempt::get).cause().isInstanceOf(InterruptedException.class);
        attempt.interrupt();
    }

    @Test
    void interruptedBeforeItBegan_doesNotBegin() {
        StrayAttempt attempt = new StrayAttempt(Environment.system(), () -> "ran");
        attempt.interrupt();
        attempt.run();
        assertThatThrownBy(attempt::get).cause().isInstanceOf(InterruptedException.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }
}
