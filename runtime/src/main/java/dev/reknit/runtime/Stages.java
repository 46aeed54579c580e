package dev.reknit.runtime;

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

    /** The failure of a stage as it was thrown: a stage that depends on another reports that one's failure wrapped. */
    public static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
