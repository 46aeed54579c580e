package dev.reknit.testkit;

import dev.reknit.runtime.time.Scheduler.Cancellable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The stage of an attempt that begins later; to cancel it cancels the wait, or the attempt. */
final class StruckStage extends CompletableFuture<@Nullable Object> {
    private volatile @Nullable Cancellable wait;
    private volatile @Nullable Future<?> attempt;

    void wait(Cancellable until) {
        wait = until;
        if (isCancelled()) {
            until.cancel();
        }
    }

    /** Does as what the attempt returned. */
    void follow(@Nullable Object returned) throws Exception {
        if (returned instanceof CompletionStage<?> stage) {
            attempt = stage.toCompletableFuture();
            stage.whenComplete((value, failure) -> {
                if (failure == null) {
                    complete(value);
                } else {
                    completeExceptionally(failure);
                }
            });
            if (isCancelled()) {
                cancelAttempt(true);
            }
        } else if (returned instanceof Future<?> future) {
            // There is nobody else to wait for it, and the test wants its result.
            complete(future.get());
        } else {
            complete(returned);
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            Cancellable waiting = wait;
            if (waiting != null) {
                waiting.cancel();
            }
            cancelAttempt(mayInterruptIfRunning);
        }
        return cancelled;
    }

    private void cancelAttempt(boolean mayInterruptIfRunning) {
        Future<?> going = attempt;
        if (going != null) {
            going.cancel(mayInterruptIfRunning);
        }
    }
}
