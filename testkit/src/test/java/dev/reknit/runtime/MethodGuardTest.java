package dev.reknit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.CircuitBreaker;
import dev.reknit.CircuitBreakerOpenException;
import dev.reknit.Fallback;
import dev.reknit.Retry;
import dev.reknit.Timeout;
import dev.reknit.TimeoutMode;
import dev.reknit.testkit.ReknitTest;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@ReknitTest
class MethodGuardTest {
    private final Subject subject = new Subject();
    private int attempts;

    /** Annotated, and not woven: its methods are led to their guards by {@link #call}. */
    static final class Subject {
        @Retry(maxRetries = 3, jitter = 0)
        String retried(String text) {
            return text;
        }

        @Retry(maxRetries = 3, jitter = 0)
        CompletionStage<String> later(String text) {
            return CompletableFuture.completedFuture(text);
        }

        @CircuitBreaker(requestVolumeThreshold = 2)
        String broken(String text) {
            return text;
        }

        @Fallback(fallbackMethod = "instead")
        String answered(String text) {
            return text;
        }

        private String instead(String text, IllegalStateException failure) {
            return "instead of " + text + " for " + failure.getMessage();
        }

        @Timeout(value = 60_000, mode = TimeoutMode.ABANDON)
        String elsewhere(String text) {
            return text;
        }

        String plain(String text) {
            return text;
        }
    }

    private @Nullable Object call(String method, Class<?> result, Attempt body) throws Throwable {
        MethodGuard guard = MethodGuard.of(
                MethodHandles.lookup().in(Subject.class), method, MethodType.methodType(result, String.class));
        return guard.call(new MethodGuard.Call() {
            @Override
            public Object self() {
                return subject;
            }

            @Override
            public @Nullable Object[] arguments() {
                return new Object[] {"text"};
            }

            @Override
            public @Nullable Object make() throws Throwable {
                attempts++;
                return body.make();
            }
        });
    }

    private Attempt failing(int times) {
        return () -> {
            if (attempts <= times) {
                throw new IllegalStateException("attempt " + attempts);
            }
            return "result " + attempts;
        };
    }

    @Test
    void fails_bodyIsMadeAgain() throws Throwable {
        assertThat(call("retried", String.class, failing(2))).isEqualTo("result 3");
    }

    @Test
    void failsToTheEnd_lastFailureIsTheSameObject() {
        Exception failure = new IllegalStateException();
        assertThat(catchThrowable(() -> call("retried", String.class, () -> {
                    throw failure;
                })))
                .isSameAs(failure);
        assertThat(attempts).isEqualTo(4);
    }

    @Test
    void stageFails_bodyIsMadeAgain() throws Throwable {
        Object stage = call(
                "later",
                CompletionStage.class,
                () -> attempts < 3
                        ? CompletableFuture.failedFuture(new IllegalStateException())
                        : CompletableFuture.completedFuture("stage " + attempts));
        assertThat((CompletableFuture<?>) stage).isCompletedWithValueMatching("stage 3"::equals);
    }

    @Test
    void policyWithAdmission_refusesWithoutAnAttempt() {
        Throwable first = catchThrowable(() -> call("broken", String.class, failing(9)));
        Throwable second = catchThrowable(() -> call("broken", String.class, failing(9)));
        Throwable third = catchThrowable(() -> call("broken", String.class, failing(9)));
        assertThat(first).hasMessage("attempt 1");
        assertThat(second).hasMessage("attempt 2");
        assertThat(third).isInstanceOf(CircuitBreakerOpenException.class);
        assertThat(attempts).isEqualTo(2);
    }

    @Test
    void methodAnswers_hasTheArgumentsOfTheCall() throws Throwable {
        assertThat(call("answered", String.class, failing(9))).isEqualTo("instead of text for attempt 1");
    }

    @Test
    void attemptOnAnotherThread_runsTheBody() throws Throwable {
        Thread caller = Thread.currentThread();
        assertThat(call("elsewhere", String.class, () -> Thread.currentThread() != caller))
                .isEqualTo(true);
    }

    @Test
    void noPolicy_bodyIsMadeOnce() throws Throwable {
        assertThat(call("plain", String.class, failing(0))).isEqualTo("result 1");
        attempts = 0;
        assertThat(catchThrowable(() -> call("plain", String.class, failing(9))))
                .hasMessage("attempt 1");
    }
}
