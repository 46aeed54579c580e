package dev.reknit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Listener;
import dev.reknit.runtime.time.Scheduler;
import dev.reknit.runtime.time.SystemTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class GuardedStageTest {
    /** Starts each task before the caller has its handle. */
    private static final Scheduler AT_ONCE = (nanos, task) -> {
        task.run();
        return () -> {};
    };

    private final Environment environment = new Environment(SystemTime.INSTANCE, AT_ONCE, null);
    private final GuardedStage stage = new GuardedStage(environment);

    @Test
    void waitIsOverBeforeItsHandleIsThere_cancellingStillReachesTheAttempt() {
        CompletableFuture<Object> attempt = new CompletableFuture<>();
        stage.after(1, () -> stage.follow(attempt, (value, failure) -> {}, () -> {}));
        stage.cancel(true);
        assertThat(attempt).isCancelled();
    }

    @Test
    void goingOnFails_theCallerHearsOfIt() {
        IllegalStateException broken = new IllegalStateException();
        stage.after(1, () -> {
            throw broken;
        });
        assertThat(stage.handle((value, failure) -> failure).join()).isSameAs(broken);
    }

    @Test
    void stageDependsOnAnother_failureIsUnwrapped() {
        IllegalStateException cause = new IllegalStateException();
        Throwable[] seen = new Throwable[1];
        boolean there = stage.follow(
                CompletableFuture.failedFuture(new CompletionException(cause)),
                (value, failure) -> seen[0] = failure,
                () -> {});
        assertThat(there).isTrue();
        assertThat(seen[0]).isSameAs(cause);
    }

    @Test
    void attemptCompletesLater_goesOnInTheEnvironmentOfTheCall() {
        CompletableFuture<Object> attempt = new CompletableFuture<>();
        Environment[] seen = new Environment[1];
        assertThat(stage.follow(attempt, (value, failure) -> {}, () -> seen[0] = Environment.current()))
                .isFalse();
        attempt.complete("done");
        assertThat(seen[0]).isSameAs(environment);
    }

    @Test
    void callerHasCancelled_nothingFurtherIsBegun() {
        CompletableFuture<Object> attempt = new CompletableFuture<>();
        boolean[] wentOn = {false};
        stage.follow(attempt, (value, failure) -> {}, () -> wentOn[0] = true);
        stage.cancel(true);
        assertThat(attempt).isCancelled();
        assertThat(wentOn[0]).isFalse();
    }

    @Test
    void listenerThrowsWhenAsked_isTakenToWantNothing() {
        environment.add(new Listener() {
            @Override
            public void on(Event event) {}

            @Override
            public boolean wants(Class<? extends Event> type) {
                throw new IllegalStateException();
            }
        });
        assertThatCode(() -> assertThat(environment.wants(Event.GaveUp.class)).isFalse())
                .doesNotThrowAnyException();
    }
}
