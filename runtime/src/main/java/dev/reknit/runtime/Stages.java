package dev.reknit.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What has to be minded about stages of whatever library. */
public final class Stages {
    private Stages() {}

    /** Cancels a stage; null is none. One that cannot be cancelled runs to its end, unheard. */
    public static void cancel(@Nullable CompletionStage<?> stage, boolean mayInterruptIfRunning) {
        if (stage == null) {
            return;
        }
        try {
            stage.toCompletableFuture().cancel(mayInterruptIfRunning);
        } catch (UnsupportedOperationException notAFuture) {
            // The contract of a stage allows that.
        }
    }

    /** Completes a stage that its maker has not completed yet, if that is possible; null is none. */
    static void complete(@Nullable CompletionStage<?> stage, @Nullable Object value) {
        if (stage instanceof CompletableFuture<?> future) {
            try {
                completable(future).complete(value);
            } catch (UnsupportedOperationException minimal) {
                // It runs to its end, unheard.
            }
        }
    }

    /** As {@link #complete}. */
    static void completeExceptionally(@Nullable CompletionStage<?> stage, Throwable failure) {
        if (stage instanceof CompletableFuture<?> future) {
            try {
                future.completeExceptionally(failure);
            } catch (UnsupportedOperationException minimal) {
                // It runs to its end, unheard.
            }
        }
    }

    @SuppressWarnings("unchecked") // the value comes from a caller to whom the stage was of its own type
    private static CompletableFuture<@Nullable Object> completable(CompletableFuture<?> future) {
        return (CompletableFuture<@Nullable Object>) future;
    }

    /** The failure of a stage as it was thrown: a stage that depends on another reports that one's failure wrapped. */
    public static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
