package dev.reknit.runtime;

import dev.reknit.runtime.time.Scheduler.Cancellable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Drives a {@link Run} whose attempts are stages. No thread waits: each attempt, and each wait,
 * goes on where the one before ended. At any moment one thread drives; the hand-over is by the
 * completion of a stage or the start of a scheduled task.
 */
final class StageDriver {
    private final Run run;
    private final Guarded result = new Guarded();
    private final Invoker body;

    StageDriver(Run run) {
        this.run = run;
        this.body = run.method().body();
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
        result.waitingFor(run.environment().scheduler().schedule(nanos, () -> resume(run::proceed)));
        return null;
    }

    private Run.@Nullable Step attempt() {
        Invoker alternate = run.alternate();
        Object stage;
        try {
            stage = (alternate == null ? body : alternate).invoke(run.self(), run.arguments());
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
        Handover handover = new Handover();
        result.running(stage);
        stage.whenComplete((value, failure) -> {
            if (failure == null) {
                run.succeed(value);
            } else {
                run.fail(unwrap(failure));
            }
            if (handover.second()) {
                resume(() -> settle(attempt));
            }
        });
        // A stage that is complete already goes on in this loop, so that retries do not pile up on
        // the stack.
        return handover.second() ? settle(attempt) : null;
    }

    private Run.Step settle(boolean attempt) {
        return attempt ? run.ended() : run.answered();
    }

    /** Goes on, on whatever thread this is, in the environment that the call was made in. */
    private void resume(Supplier<Run.Step> next) {
        if (result.isDone()) {
            return;
        }
        if (run.environment() == Environment.current()) {
            go(next.get());
        } else {
            try (Environment.Binding ignored = run.environment().bind()) {
                go(next.get());
            }
        }
    }

    /** A stage that depends on another reports that one's failure wrapped. */
    private static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Two come here, the one who registered and the one who completed; the second goes on. */
    private static final class Handover extends AtomicBoolean {
        private static final long serialVersionUID = 1;

        boolean second() {
            return getAndSet(true);
        }
    }

    /** What the caller holds; cancelling it cancels what is going on for it. */
    private static final class Guarded extends CompletableFuture<Object> {
        private @Nullable Cancellable waiting;
        private @Nullable CompletionStage<?> running;

        synchronized void waitingFor(Cancellable task) {
            running = null;
            waiting = task;
            if (isCancelled()) {
                task.cancel();
            }
        }

        synchronized void running(CompletionStage<?> stage) {
            waiting = null;
            running = stage;
            if (isCancelled()) {
                cancel(stage, true);
            }
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            if (cancelled) {
                cancelGoing(mayInterruptIfRunning);
            }
            return cancelled;
        }

        private synchronized void cancelGoing(boolean mayInterruptIfRunning) {
            if (waiting != null) {
                waiting.cancel();
            }
            if (running != null) {
                cancel(running, mayInterruptIfRunning);
            }
        }

        private static void cancel(CompletionStage<?> stage, boolean mayInterruptIfRunning) {
            try {
                stage.toCompletableFuture().cancel(mayInterruptIfRunning);
            } catch (UnsupportedOperationException notAFuture) {
                // A stage of another library that cannot be cancelled runs to its end, unheard.
            }
        }
    }
}
