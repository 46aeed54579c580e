package dev.reknit.runtime.scenario;

import dev.reknit.runtime.Environment;
import dev.reknit.testkit.VirtualTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** The ways in which a guarded call is made, and in which its attempts end. */
public enum Mode {
    /** The method returns or throws. */
    BLOCKING {
        @Override
        Object end(Script.Attempt attempt) throws Throwable {
            return attempt.make();
        }

        @Override
        Object call(Guarded guarded, Script script, VirtualTime time) throws Throwable {
            return guarded.call(script);
        }
    },
    /** The method returns or throws, and was woven when no policy had anything to do on the clean path. */
    DETOUR {
        @Override
        Object end(Script.Attempt attempt) throws Throwable {
            return attempt.make();
        }

        @Override
        Object call(Guarded guarded, Script script, VirtualTime time) throws Throwable {
            return guarded.detour(script);
        }
    },
    /** The method returns a future that is no stage. */
    FUTURE {
        @Override
        Object end(Script.Attempt attempt) {
            FutureTask<@Nullable Object> result = new FutureTask<>(() -> {
                try {
                    return attempt.make();
                } catch (Exception | Error failure) {
                    throw failure;
                } catch (Throwable impossible) {
                    throw new AssertionError(impossible);
                }
            });
            result.run();
            return result;
        }

        @Override
        Object call(Guarded guarded, Script script, VirtualTime time) throws Throwable {
            try {
                Future<@Nullable Object> future = guarded.future(script);
                return future instanceof CompletionStage<?> stage ? time.await(stage) : future.get();
            } catch (ExecutionException failed) {
                throw failed.getCause();
            }
        }
    },
    /** The method returns a stage that is complete. */
    COMPLETE {
        @Override
        Object end(Script.Attempt attempt) {
            return stage(attempt);
        }
    },
    /** The method returns a stage that is completed later, by a task. */
    LATER {
        @Override
        Object end(Script.Attempt attempt) {
            CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
            Environment.current().scheduler().schedule(0, () -> copy(attempt, result));
            return result;
        }
    },
    /** The method returns a stage that another thread completes, before or after it is looked at. */
    OTHER_THREAD {
        @Override
        Object end(Script.Attempt attempt) {
            CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
            new Thread(() -> copy(attempt, result), "completes").start();
            return result;
        }
    },
    /** The method returns a stage that hangs on another, so that its failure is wrapped. */
    DEPENDENT {
        @Override
        Object end(Script.Attempt attempt) {
            return stage(attempt).thenApply(value -> value);
        }
    },
    /** The method returns a stage, but throws its failures. */
    THROWING {
        @Override
        Object end(Script.Attempt attempt) throws Throwable {
            return CompletableFuture.completedFuture(attempt.make());
        }
    },
    /** The method is none: a guard calls a lambda. */
    LAMBDA {
        @Override
        Object end(Script.Attempt attempt) throws Throwable {
            return attempt.make();
        }

        @Override
        Object call(Guarded guarded, Script script, VirtualTime time) throws Throwable {
            return new Lambdas(guarded).call(script);
        }
    },
    /** The method is none: a guard calls a lambda that returns a stage. */
    LAMBDA_STAGE {
        @Override
        Object end(Script.Attempt attempt) throws Throwable {
            return LATER.end(attempt);
        }

        @Override
        Object call(Guarded guarded, Script script, VirtualTime time) throws Throwable {
            return await(new Lambdas(guarded).stage(script), time);
        }
    };

    /** Ends an attempt or a fallback. */
    abstract @Nullable Object end(Script.Attempt attempt) throws Throwable;

    /** Makes a call, and gives its result or throws its failure. */
    @Nullable
    Object call(Guarded guarded, Script script, VirtualTime time) throws Throwable {
        return await(guarded.stage(script), time);
    }

    private static @Nullable Object await(CompletionStage<@Nullable Object> stage, VirtualTime time) throws Throwable {
        try {
            return time.await(stage);
        } catch (ExecutionException failed) {
            throw failed.getCause();
        }
    }

    /** The method of {@link Guarded} that is called; of a guard its name, without what makes it look like a method. */
    public String method() {
        return switch (this) {
            case BLOCKING -> "call";
            case DETOUR -> "detour";
            case FUTURE -> "future";
            case LAMBDA, LAMBDA_STAGE -> "lambda";
            default -> "stage";
        };
    }

    /** Whether a method is called, not a lambda. */
    public boolean isMethod() {
        return this != LAMBDA && this != LAMBDA_STAGE;
    }

    /** Whether the caller waits. */
    public boolean blocks() {
        return this == BLOCKING || this == DETOUR || this == LAMBDA;
    }

    private static CompletableFuture<@Nullable Object> stage(Script.Attempt attempt) {
        CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
        copy(attempt, result);
        return result;
    }

    private static void copy(Script.Attempt attempt, CompletableFuture<@Nullable Object> to) {
        try {
            to.complete(attempt.make());
        } catch (Throwable failure) {
            to.completeExceptionally(failure);
        }
    }
}
