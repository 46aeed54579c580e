package dev.reknit.runtime;

import dev.reknit.runtime.Layers.Step;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Drives a {@link Run} whose caller waits, on the caller's thread: waits where the layers say so, and returns whenever
 * the woven method is to run its body, so that stack traces have no machinery in them.
 */
final class CallDriver {
    private CallDriver() {}

    /**
     * Goes on after the first attempt returned.
     *
     * @return the run: over, or wanting another attempt
     * @throws Throwable what the caller is to see
     */
    static Run returned(Run run, @Nullable Object result) throws Throwable {
        return drive(run, run.layers().firstReturned(result));
    }

    /** Goes on after the first attempt threw, or was not made. As {@link #returned}. */
    static Run failed(Run run, Throwable failure) throws Throwable {
        return drive(run, run.layers().firstFailed(failure));
    }

    /** Goes on after another attempt, the outcome of which the run has. As {@link #returned}. */
    static Run ended(Run run) throws Throwable {
        return drive(run, run.layers().ended());
    }

    private static Run drive(Run run, Step first) throws Throwable {
        Layers layers = run.layers();
        Step step = first;
        while (true) {
            switch (step) {
                case DONE -> {
                    Throwable failure = run.failure();
                    if (failure != null) {
                        throw failure;
                    }
                    return run;
                }
                case WAIT -> step = waitFor(run);
                case ADMISSION -> step = admission(layers);
                case AWAIT -> step = layers.settle();
                case ATTEMPT -> {
                    Invoker attempt = run.attempt();
                    if (attempt == null) {
                        return run;
                    }
                    step = make(attempt, run);
                }
            }
        }
    }

    private static Step make(Invoker attempt, Run run) {
        try {
            run.succeed(attempt.invoke(run.self(), run.arguments()));
        } catch (Throwable failure) {
            run.fail(failure);
        }
        return run.layers().ended();
    }

    private static Step waitFor(Run run) {
        try {
            run.environment().clock().sleep(run.layers().waitNanos());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return run.layers().interrupted();
        }
        return run.layers().proceed();
    }

    /** A layer gives a stage only to asynchronous methods; if one does not keep to that, the caller waits. */
    private static Step admission(Layers layers) {
        CompletableFuture<?> admission = layers.admission().toCompletableFuture();
        try {
            admission.get();
        } catch (ExecutionException failed) {
            return layers.rejected(failed.getCause() == null ? failed : failed.getCause());
        } catch (InterruptedException stop) {
            admission.cancel(true);
            return layers.rejected(stop);
        } catch (RuntimeException cancelled) {
            return layers.rejected(cancelled);
        }
        return layers.admitted();
    }
}
