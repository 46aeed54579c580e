package dev.reknit.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Drives a {@link Run} whose attempts are stages. No thread waits: each attempt, and each wait,
 * goes on where the one before ended. At any moment one thread drives; the hand-over is by the
 * completion of a stage or the start of a scheduled task.
 */
final class StageDriver {
    private final Run run;
    private final GuardedStage result;

    StageDriver(Run run) {
        this.run = run;
        this.result = new GuardedStage(run.environment());
    }

    /** Follows the stage of the first attempt. */
    CompletableFuture<Object> follow(Object stage) {
        go(await(stage, true));
        return result;
    }

    /** Goes on after a first attempt that threw. */
    CompletableFuture<Object> failed(Throwable failure) {
        run.fail(failure);
        go(run.ended());
        return result;
    }

    /** Goes on as far as it can; null means that somebody else will go on later. */
    private void go(Run.@Nullable Step first) {
        Run.Step step = first;
        while (step != null && !result.isDone()) {
            step = switch (step) {
                case DONE -> done();
                case WAIT -> later();
                case ATTEMPT -> attempt();
                case AWAIT -> await(run.value(), false);
            };
        }
    }

    private Run.@Nullable Step done() {
        Throwable failure = run.failure();
        if (failure == null) {
            result.complete(run.value());
        } else {
            result.completeExceptionally(failure);
        }
        return null;
    }

    private Run.@Nullable Step later() {
        long nanos = run.waitNanos();
        if (nanos == 0) {
            return run.proceed();
        }
        result.after(nanos, () -> go(run.proceed()));
        return null;
    }

    private Run.@Nullable Step attempt() {
        Invoker alternate = run.alternate();
        Object stage;
        try {
            stage = (alternate == null ? run.method().body() : alternate).invoke(run.self(), run.arguments());
        } catch (Throwable failure) {
            run.fail(failure);
            return run.ended();
        }
        return await(stage, true);
    }

    /**
     * Takes the outcome of a stage: now if it has one, else when it has.
     *
     * @param attempt whether it is an attempt; else a layer put it in place
     */
    private Run.@Nullable Step await(@Nullable Object candidate, boolean attempt) {
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

    private Run.Step settle(boolean attempt) {
        return attempt ? run.ended() : run.answered();
    }
}
