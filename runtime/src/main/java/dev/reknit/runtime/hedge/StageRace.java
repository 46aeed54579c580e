package dev.reknit.runtime.hedge;

import dev.reknit.runtime.Carried;
import dev.reknit.runtime.Run;
import dev.reknit.runtime.Stages;
import dev.reknit.runtime.Suppressed;
import dev.reknit.runtime.time.Scheduler.Cancellable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A stage and its rival, which is started if the stage is slow. The first result wins and the other is cancelled; a
 * stage that fails has to wait for a rival that is going on. No thread waits.
 */
final class StageRace extends CompletableFuture<@Nullable Object> {
    private final HedgePolicy policy;
    private final Run run;
    private final CompletionStage<?> first;
    private final Carried carried;
    private final long startNanos;
    private @Nullable Cancellable timer;

    /** Guarded by this: the rival, once it is started; what the first that failed, failed with; whether one has. */
    private @Nullable CompletionStage<?> rival;

    private boolean starting;
    private @Nullable Throwable failure;

    StageRace(HedgePolicy policy, Run run, CompletionStage<?> first) {
        this.policy = policy;
        this.run = run;
        this.first = first;
        this.carried = Carried.of(run.environment());
        this.startNanos = now();
    }

    StageRace begun() {
        Cancellable planned = run.environment().scheduler().schedule(policy.delayNanos(), this::startRival);
        synchronized (this) {
            timer = planned;
        }
        first.whenComplete((value, thrown) -> ended(first, value, thrown));
        if (isDone()) {
            planned.cancel();
        }
        return this;
    }

    private void startRival() {
        synchronized (this) {
            if (isDone() || failure != null || !policy.mayStart(run, now() - startNanos)) {
                return;
            }
            starting = true;
        }
        CompletionStage<?> second;
        try {
            Object result = carried.run(run::again);
            second = result instanceof CompletionStage<?> stage ? stage : CompletableFuture.completedFuture(result);
        } catch (Throwable thrown) {
            second = CompletableFuture.failedFuture(thrown);
        }
        CompletionStage<?> begun = second;
        synchronized (this) {
            rival = begun;
        }
        if (isDone()) {
            Stages.cancel(begun, true);
        }
        begun.whenComplete((value, thrown) -> ended(begun, value, thrown));
    }

    /** One of the two has ended. */
    private void ended(CompletionStage<?> stage, @Nullable Object value, @Nullable Throwable thrown) {
        stopTimer();
        if (thrown == null) {
            if (complete(value)) {
                count(stage != first);
                if (stage != first) {
                    policy.won(run);
                }
                Stages.cancel(stage == first ? rivalIfAny() : first, true);
            }
            return;
        }
        Throwable own = Stages.unwrapped(thrown);
        Throwable earlier;
        synchronized (this) {
            earlier = failure;
            failure = earlier == null ? own : earlier;
            if (earlier == null && starting) {
                return; // the other decides
            }
        }
        if (earlier != null) {
            Suppressed.add(earlier, own);
        }
        if (completeExceptionally(earlier == null ? own : earlier)) {
            count(false);
        }
    }

    private void count(boolean byRival) {
        boolean alone;
        synchronized (this) {
            alone = !starting;
        }
        if (alone) {
            policy.meters().ended();
        } else {
            policy.meters().ended(byRival);
        }
    }

    private synchronized @Nullable CompletionStage<?> rivalIfAny() {
        return rival;
    }

    private void stopTimer() {
        Cancellable planned;
        synchronized (this) {
            planned = timer;
        }
        if (planned != null) {
            planned.cancel();
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            stopTimer();
            Stages.cancel(first, true);
            Stages.cancel(rivalIfAny(), true);
        }
        return cancelled;
    }

    private long now() {
        return run.environment().clock().nanoTime();
    }
}
