package dev.reknit.runtime;

import dev.reknit.runtime.time.Scheduler.Cancellable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A future that does not tell when it completes, as a stage. No thread waits for it: it is looked at again and again,
 * each time after an eighth of the time that it has taken so far, at least {@value #SHORTEST_NANOS} ns and at
 * most {@value #LONGEST_NANOS}. So the stage is complete at most an eighth later than the future, or 10 ms.
 */
final class FutureStage extends CompletableFuture<@Nullable Object> {
    private static final long SHORTEST_NANOS = 50_000;
    private static final long LONGEST_NANOS = 10_000_000;

    private final Future<?> future;
    private final Environment environment;
    private final long startNanos;
    private volatile @Nullable Cancellable next;

    private FutureStage(Future<?> future, Environment environment) {
        this.future = future;
        this.environment = environment;
        this.startNanos = environment.clock().nanoTime();
    }

    /** What an attempt returned, as a stage if it is a future of any kind; else as it is. */
    static @Nullable Object of(@Nullable Object result, Environment environment) {
        if (result instanceof CompletionStage<?> || !(result instanceof Future<?> future)) {
            return result;
        }
        FutureStage stage = new FutureStage(future, environment);
        stage.look();
        return stage;
    }

    private void look() {
        if (isDone()) {
            return;
        }
        if (future.isDone()) {
            take();
            return;
        }
        long gone = environment.clock().nanoTime() - startNanos;
        long wait = Math.min(LONGEST_NANOS, Math.max(SHORTEST_NANOS, gone / 8));
        next = environment.scheduler().schedule(wait, this::look);
        if (isDone()) {
            stopLooking();
        }
    }

    private void take() {
        try {
            complete(future.get());
        } catch (ExecutionException failed) {
            completeExceptionally(failed.getCause() == null ? failed : failed.getCause());
        } catch (CancellationException cancelled) {
            super.cancel(false);
        } catch (InterruptedException | RuntimeException broken) {
            completeExceptionally(broken);
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            stopLooking();
            future.cancel(mayInterruptIfRunning);
        }
        return cancelled;
    }

    private void stopLooking() {
        Cancellable planned = next;
        if (planned != null) {
            planned.cancel();
        }
    }
}
