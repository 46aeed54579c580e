package dev.reknit.runtime.hedge;

import dev.reknit.runtime.Carried;
import dev.reknit.runtime.Run;
import dev.reknit.runtime.StrayAttempt;
import dev.reknit.runtime.Suppressed;
import dev.reknit.runtime.time.Scheduler.Cancellable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * An attempt on the caller's thread, and a rival on another that is started if the attempt is slow. The first result
 * wins. If the rival has it, the caller's thread is interrupted, so that its attempt ends; if the attempt has, the
 * rival is interrupted, and goes on unheard. An attempt that fails has to wait for a rival that is going on.
 */
final class Race {
    private final HedgePolicy policy;
    private final Run run;
    private final Carried.Task attempt;
    private final StrayAttempt rival;
    private final Thread caller = Thread.currentThread();
    private final long startNanos;

    /** Guarded by this: whether the rival was started, and whether it has won; whether the caller's attempt has ended. */
    private boolean started;

    private boolean won;
    private boolean ended;

    Race(HedgePolicy policy, Run run, Carried.Task attempt) {
        this.policy = policy;
        this.run = run;
        this.attempt = attempt;
        this.rival = new StrayAttempt(run.environment(), attempt);
        this.startNanos = now();
    }

    @Nullable
    Object run() throws Throwable {
        Cancellable timer = run.environment().scheduler().schedule(policy.delayNanos(), this::startRival);
        Object value = null;
        Throwable failure = null;
        try {
            value = attempt.run();
        } catch (Throwable thrown) {
            failure = thrown;
        }
        timer.cancel();
        if (end()) {
            policy.meters().ended(true);
            policy.took(now() - startNanos);
            policy.won(run);
            return rival.join();
        }
        if (failure != null && isStarted()) {
            return ofRival(failure);
        }
        if (isStarted()) {
            policy.meters().ended(false);
        } else {
            policy.meters().ended();
        }
        if (failure != null) {
            throw failure;
        }
        policy.took(now() - startNanos);
        rival.interrupt();
        return value;
    }

    private void startRival() {
        long waited = now() - startNanos;
        synchronized (this) {
            if (ended || !policy.mayStart(run, waited)) {
                return;
            }
            started = true;
        }
        rival.whenComplete((value, failure) -> {
            if (failure == null) {
                win();
            }
        });
        rival.start();
    }

    /** The rival has a result. The lock keeps the interrupt from reaching what the caller does after the race. */
    private synchronized void win() {
        if (!ended) {
            won = true;
            caller.interrupt();
        }
    }

    /** The caller's attempt has ended; whether the rival has won. */
    private synchronized boolean end() {
        ended = true;
        if (won) {
            boolean ours = Thread.interrupted();
        }
        return won;
    }

    private synchronized boolean isStarted() {
        return started;
    }

    private @Nullable Object ofRival(Throwable failure) throws Throwable {
        if (failure instanceof InterruptedException) {
            policy.meters().ended(false);
            rival.interrupt();
            throw failure;
        }
        try {
            Object value = rival.get();
            policy.meters().ended(true);
            policy.took(now() - startNanos);
            policy.won(run);
            return value;
        } catch (ExecutionException alsoFailed) {
            policy.meters().ended(false);
            Throwable cause = alsoFailed.getCause();
            Suppressed.add(failure, cause == null ? alsoFailed : cause);
            throw failure;
        } catch (InterruptedException stop) {
            policy.meters().ended(false);
            rival.interrupt();
            Suppressed.add(stop, failure);
            throw stop;
        }
    }

    private long now() {
        return run.environment().clock().nanoTime();
    }
}
