package dev.reknit.runtime;

import dev.reknit.runtime.Layers.Step;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Drives a {@link Run} whose attempts are stages. No thread waits: each attempt, and each wait,
 * goes on where the one before ended. At any moment one thread drives; the hand-over is by the
 * completion of a stage or the start of a scheduled task.
 */
final class StageDriver {
    private final Run run;
    private final Layers layers;
    private final GuardedStage result;

    StageDriver(Run run) {
        this.run = run;
        this.layers = run.layers();
        this.result = new GuardedStage(run.environment(), layers::cancelled);
    }

    /** Follows the stage of the first attempt. */
    CompletableFuture<Object> follow(@Nullable Object stage) {
        Object started = FutureStage.of(stage, run.environment());
        if (started instanceof CompletionStage<?>) {
            go(await(layers.started(started), true));
        } else {
            go(layers.firstReturned(started));
        }
        return result;
    }

    /** Goes on after a first attempt that threw, or was not made. */
    CompletableFuture<Object> failed(Throwable failure) {
        go(layers.firstFailed(failure));
        return result;
    }

    /** Goes on as far as it can; null means that somebody else will go on later. */
    private void go(@Nullable Step first) {
        Step step = first;
        while (step != null) {
            if (result.isDone()) {
                layers.cancelled();
                return;
            }
            step = switch (step) {
                case DONE -> done();
                case WAIT -> later();
                case ADMISSION -> admission();
                case ATTEMPT -> attempt();
                case AWAIT -> await(FutureStage.of(run.value(), run.environment()), false);
            };
        }
    }

    private @Nullable Step done() {
        Throwable failure = run.failure();
        if (failure == null) {
            result.succeed(run.value());
        } else {
            result.fail(failure);
        }
        return null;
    }

    private @Nullable Step later() {
        long nanos = layers.waitNanos();
        if (nanos == 0) {
            return layers.proceed();
        }
        result.after(nanos, () -> go(layers.proceed()));
        return null;
    }

    private @Nullable Step admission() {
        AtomicReference<@Nullable Throwable> rejection = new AtomicReference<>();
        boolean there = result.await(
                layers.admission(), (ignored, failure) -> rejection.set(failure), () -> go(admitted(rejection.get())));
        return there ? admitted(rejection.get()) : null;
    }

    private Step admitted(@Nullable Throwable rejection) {
        return rejection == null ? layers.admitted() : layers.rejected(rejection);
    }

    private @Nullable Step attempt() {
        Object stage;
        try {
            stage = run.start();
        } catch (Throwable failure) {
            run.fail(failure);
            return layers.ended();
        }
        return await(stage, true);
    }

    /**
     * Takes the outcome of a stage: now if it has one, else when it has.
     *
     * @param attempt whether it is an attempt; else a layer put it in place
     */
    private @Nullable Step await(@Nullable Object candidate, boolean attempt) {
        if (!(candidate instanceof CompletionStage<?> stage)) {
            run.succeed(candidate);
            return settle(attempt);
        }
        boolean there = result.follow(
                stage,
                (value, failure) -> {
                    if (failure == null) {
                        run.succeed(value);
                    } else {
                        run.fail(failure);
                    }
                },
                () -> go(settle(attempt)));
        return there ? settle(attempt) : null;
    }

    private Step settle(boolean attempt) {
        return attempt ? layers.ended() : layers.answered();
    }
}
