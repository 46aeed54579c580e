package dev.reknit.runtime.timeout;

import dev.reknit.runtime.Deadline;
import dev.reknit.runtime.Layer;
import dev.reknit.runtime.Run;
import dev.reknit.runtime.Stages;
import dev.reknit.runtime.time.Scheduler.Cancellable;
import dev.reknit.runtime.time.Watch;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one call that returns a stage. What is waited for, be it the attempt's stage or that a layer
 * further in lets it pass, is followed by a stage that fails when the time is up.
 */
final class StageLayer implements Layer {
    private final TimeoutPolicy policy;
    private final Run run;
    private Deadline deadline = Deadline.NONE;

    /** Whether the time was up; written before the stage fails, read after. */
    private boolean late;

    /** Takes over from the watch: the thread that made the call goes its way. */
    StageLayer(TimeoutPolicy policy, Run run, long ticket) {
        this.policy = policy;
        this.run = run;
        if (ticket > 0) {
            Watch watch = policy.watch();
            deadline = Deadline.in(run.environment(), watch.leftNanos(ticket));
            boolean ignored = watch.leave(ticket);
        }
    }

    @Override
    public @Nullable CompletionStage<?> before() {
        deadline = Deadline.in(run.environment(), policy.nanos());
        return null;
    }

    @Override
    public Deadline deadline() {
        return deadline;
    }

    @Override
    public CompletionStage<?> waiting(CompletionStage<?> admission) {
        return new Timed(admission, () -> {});
    }

    @Override
    public CompletionStage<?> started(CompletionStage<?> stage) {
        boolean there = stage instanceof CompletableFuture<?> future && future.isDone();
        return there ? stage : new Timed(stage, () -> run.abandon(this, stage));
    }

    @Override
    public long after() {
        if (!late) {
            policy.inTime(deadline.leftNanos());
        }
        late = false;
        return PASS;
    }

    /** Completes as another stage does, unless the time is up before. */
    private final class Timed extends CompletableFuture<@Nullable Object> {
        private final CompletionStage<?> stage;
        private final Cancellable timer;
        private final AtomicBoolean decided = new AtomicBoolean();

        /**
         * Follows a stage.
         *
         * @param timeUp is told before this fails
         */
        Timed(CompletionStage<?> stage, Runnable timeUp) {
            this.stage = stage;
            this.timer = run.environment().scheduler().schedule(deadline.leftNanos(), () -> {
                if (decided.compareAndSet(false, true)) {
                    late = true;
                    timeUp.run();
                    Stages.cancel(stage, true);
                    completeExceptionally(policy.timedOut(run));
                }
            });
            stage.whenComplete((value, failure) -> {
                timer.cancel();
                if (!decided.compareAndSet(false, true)) {
                    return;
                }
                if (failure == null) {
                    complete(value);
                } else {
                    completeExceptionally(failure);
                }
            });
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            if (decided.compareAndSet(false, true)) {
                timer.cancel();
                super.cancel(mayInterruptIfRunning);
                Stages.cancel(stage, mayInterruptIfRunning);
            }
            return isCancelled();
        }
    }
}
