package dev.reknit.runtime.bulkhead;

import dev.reknit.runtime.time.Clock;
import dev.reknit.runtime.time.Scheduler;
import dev.reknit.runtime.time.Scheduler.Cancellable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An attempt of a method that returns a stage, waiting for a permit; completes when it has one. Goes on, on a thread of the
 * scheduler: not on that of the call whose permit it gets, which has other things to do, and on whose stack a whole queue
 * might pile up.
 */
final class QueuedCall extends CompletableFuture<Void> implements Waiter {
    private final Permits permits;
    private final Scheduler scheduler;
    private final Clock clock;
    private int cell = Slots.NONE;
    private @Nullable Cancellable expiry;

    /** Written before this is complete, read after. */
    private long ticket;

    private long grantedNanos;

    QueuedCall(Permits permits, Scheduler scheduler, Clock clock) {
        this.permits = permits;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    /** Fails and leaves the queue unless there is a permit in time. To be called once, at most. */
    synchronized void expireAfter(long nanos, Supplier<? extends Throwable> failure) {
        if (cell == Slots.NONE && !isDone()) {
            expiry = scheduler.schedule(nanos, () -> {
                if (permits.withdraw(this)) {
                    completeExceptionally(failure.get());
                }
            });
        }
    }

    @Override
    public void granted(int where) {
        synchronized (this) {
            cell = where;
        }
        stopExpiry();
        scheduler.schedule(0, () -> goOn(where));
    }

    private void goOn(int where) {
        ticket = permits.ticket(where);
        grantedNanos = clock.nanoTime();
        if (!complete(null)) {
            permits.give(where);
        }
    }

    /** Nobody waits any more; false if there is a permit already, which is then the caller's to give back. */
    boolean leave() {
        return cancel(false) || isCompletedExceptionally();
    }

    /** For the permit; only to be asked when this has completed. */
    long ticket() {
        return ticket;
    }

    /** When it got the permit; only to be asked when this has completed. */
    long grantedNanos() {
        return grantedNanos;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled && permits.withdraw(this)) {
            stopExpiry();
        }
        return cancelled;
    }

    private void stopExpiry() {
        Cancellable pending;
        synchronized (this) {
            pending = expiry;
            expiry = null;
        }
        if (pending != null) {
            pending.cancel();
        }
    }
}
