package dev.reknit.runtime;

import dev.reknit.runtime.time.Scheduler.Cancellable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the caller of a guarded asynchronous method holds: the outcome of a call that may take
 * several attempts and waits. Cancelling it cancels the attempt or wait that is going on for it, and completing it
 * from outside completes that attempt, since the method's own code may wait for just that;
 * once it is done, nothing further is begun. Attempts go on in the environment that the call was
 * made in, with its context and deadline.
 */
public final class GuardedStage extends CompletableFuture<Object> {
    private final Environment environment;
    private final Runnable forsaken;
    private final Carried carried;
    private @Nullable Cancellable waiting;
    private @Nullable CompletionStage<?> running;
    private @Nullable CompletionStage<?> admission;

    /** Creates the stage of a call that is made in an environment. */
    public GuardedStage(Environment environment) {
        this(environment, () -> {});
    }

    /**
     * Creates the stage of a call that is made in an environment.
     *
     * @param forsaken is called, at most once for each attempt or wait, when that has ended and the caller has
     *     no use for it any more
     */
    GuardedStage(Environment environment, Runnable forsaken) {
        this.environment = environment;
        this.carried = Carried.of(environment);
        this.forsaken = forsaken;
    }

    /**
     * Follows a stage that works for this one.
     *
     * @param outcome takes its value or its failure, the latter as the object that was thrown;
     *     called once, before this method returns or before {@code next}
     * @param next goes on, on the thread that completes the stage
     * @return whether the outcome is there already. {@code next} is then not called: the caller
     *     goes on in its own loop, so that attempts do not pile up on the stack
     */
    public boolean follow(
            CompletionStage<?> stage, BiConsumer<@Nullable Object, @Nullable Throwable> outcome, Runnable next) {
        running(stage, null);
        return handOver(stage, outcome, next);
    }

    /** As {@link #follow}, for a stage that is no attempt but admits one. */
    boolean await(CompletionStage<?> stage, BiConsumer<@Nullable Object, @Nullable Throwable> outcome, Runnable next) {
        running(null, stage);
        return handOver(stage, outcome, next);
    }

    private boolean handOver(
            CompletionStage<?> stage, BiConsumer<@Nullable Object, @Nullable Throwable> outcome, Runnable next) {
        Handover handover = new Handover();
        stage.whenComplete((value, failure) -> {
            outcome.accept(value, failure == null ? null : Stages.unwrapped(failure));
            if (handover.second()) {
                resume(next);
            }
        });
        return handover.second();
    }

    /** Goes on after a wait, on a thread of the environment's scheduler. */
    void after(long nanos, Runnable next) {
        AtomicBoolean over = new AtomicBoolean();
        Cancellable wait;
        synchronized (this) {
            running = null;
            admission = null;
            // The lock is held while scheduling: a task that starts at once must not be overtaken by its
            // own handle, or cancelling would miss the attempt that it makes.
            Cancellable timer = environment.scheduler().schedule(nanos, () -> {
                if (!over.getAndSet(true)) {
                    resume(next);
                }
            });
            wait = () -> {
                timer.cancel();
                if (!over.getAndSet(true)) {
                    forsaken.run();
                }
            };
            waiting = over.get() ? waiting : wait;
        }
        if (isCancelled()) {
            wait.cancel();
        }
    }

    /** The call has come to its end, with a value. */
    public void succeed(@Nullable Object value) {
        super.complete(value);
    }

    /** The call has come to its end, with a failure. */
    public void fail(Throwable failure) {
        super.completeExceptionally(failure);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            endGoing(attempt -> Stages.cancel(attempt, mayInterruptIfRunning));
        }
        return cancelled;
    }

    @Override
    public boolean complete(@Nullable Object value) {
        boolean completed = super.complete(value);
        if (completed) {
            endGoing(attempt -> Stages.complete(attempt, value));
        }
        return completed;
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        boolean completed = super.completeExceptionally(failure);
        if (completed) {
            endGoing(attempt -> Stages.completeExceptionally(attempt, failure));
        }
        return completed;
    }

    private void running(@Nullable CompletionStage<?> attempt, @Nullable CompletionStage<?> admitting) {
        synchronized (this) {
            waiting = null;
            running = attempt;
            admission = admitting;
        }
        if (isCancelled()) {
            Stages.cancel(attempt, true);
            Stages.cancel(admitting, true);
        }
    }

    /** What is called off may run code of others, so no lock is held meanwhile. */
    private void endGoing(Consumer<@Nullable CompletionStage<?>> attemptsEnd) {
        Cancellable wait;
        CompletionStage<?> attempt;
        CompletionStage<?> admitting;
        synchronized (this) {
            wait = waiting;
            attempt = running;
            admitting = admission;
        }
        if (wait != null) {
            wait.cancel();
        }
        Stages.cancel(admitting, true);
        attemptsEnd.accept(attempt);
    }

    private void resume(Runnable next) {
        Runnable step = isDone() ? forsaken : next;
        try {
            carried.run(() -> {
                step.run();
                return null;
            });
        } catch (Throwable broken) {
            // Nobody else would hear of it, and the caller would wait for ever.
            fail(broken);
        }
    }

    /** Two come here, the one who registered and the one who completed; the second goes on. */
    private static final class Handover extends AtomicBoolean {
        private static final long serialVersionUID = 1;

        boolean second() {
            return getAndSet(true);
        }
    }
}
