package dev.reknit.runtime.retry;

import dev.reknit.runtime.Admission;
import dev.reknit.runtime.Layer;
import dev.reknit.runtime.Run;
import dev.reknit.runtime.Suppressed;
import dev.reknit.runtime.event.Event.AttemptFailed;
import dev.reknit.runtime.event.Event.CallRecovered;
import dev.reknit.runtime.event.Event.GaveUp;
import dev.reknit.runtime.metrics.RetryMeters.End;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The retries of one call. */
final class RetryLayer implements Layer {
    private final RetryPolicy policy;
    private final Run run;
    private int attempts;

    /** When the call began, once that is known. */
    private long startNanos;

    private boolean timed;
    private boolean retried;
    private boolean counted;

    /** The latest failures before the last one, oldest first; at most as many as are attached to it. */
    private @Nullable Deque<Throwable> earlier;

    RetryLayer(RetryPolicy policy, Run run, long ticket) {
        this.policy = policy;
        this.run = run;
        if (ticket == Admission.NOT_ENTERED) {
            policy.called();
        }
        if (policy.timesCalls()) {
            timed = true;
            startNanos = ticket == Admission.NOT_ENTERED ? now() : ticket;
        }
    }

    @Override
    public long after() throws Throwable {
        try {
            return decide();
        } catch (Throwable broken) {
            count(End.NOT_RETRYABLE);
            throw broken;
        }
    }

    private long decide() throws Throwable {
        attempts++;
        if (!policy.callsForRetry(run)) {
            ended(run.failure() == null ? End.VALUE : End.NOT_RETRYABLE);
            return PASS;
        }
        int most = policy.settings().maxRetries();
        if (most >= 0 && attempts > most) {
            gaveUp("no attempt left", End.NO_RETRY_LEFT);
            return PASS;
        }
        long wait =
                policy.waits().before(attempts, run.failure(), run.environment().random());
        if (isTooLate(wait)) {
            gaveUp("maxDuration would be exceeded", End.TOO_LATE);
            return PASS;
        }
        String usedUp = policy.usedUp(run);
        if (usedUp != null) {
            gaveUp("budget " + usedUp + " is used up", End.NO_RETRY_LEFT);
            return PASS;
        }
        keep(run.failure());
        retried = true;
        policy.meters().retry();
        if (run.wants(AttemptFailed.class)) {
            run.publish(new AttemptFailed(run.method().site(), attempts, most < 0 ? 0 : most + 1, wait, run.failure()));
        }
        return wait;
    }

    @Override
    public void interrupted() {
        gaveUp("interrupted", End.NOT_RETRYABLE);
    }

    @Override
    public @Nullable Runnable abandoned() {
        count(End.NOT_RETRYABLE);
        return null;
    }

    private boolean isTooLate(long wait) {
        long most = policy.settings().maxDurationNanos();
        if (most == 0) {
            return false;
        }
        return wait > most - elapsedNanos();
    }

    /** How long the call has been going on, or how long it has since this was asked first. */
    private long elapsedNanos() {
        long now = now();
        if (!timed) {
            timed = true;
            startNanos = now;
        }
        return now - startNanos;
    }

    private long now() {
        return run.environment().clock().nanoTime();
    }

    /** The outcome is one that no retry is for. */
    private void ended(End end) {
        count(end);
        attachEarlier();
        if (attempts > 1) {
            Throwable failure = run.failure();
            if (failure != null) {
                publishGaveUp("failure is not retried");
            } else if (run.wants(CallRecovered.class)) {
                run.publish(new CallRecovered(run.method().site(), attempts));
            }
        }
    }

    private void gaveUp(String reason, End end) {
        count(end);
        attachEarlier();
        publishGaveUp(reason);
    }

    private void count(End end) {
        if (!counted) {
            counted = true;
            policy.meters().ended(retried, end);
        }
    }

    private void publishGaveUp(String reason) {
        if (run.wants(GaveUp.class)) {
            run.publish(new GaveUp(run.method().site(), attempts, reason, run.failure()));
        }
    }

    private void keep(@Nullable Throwable failure) {
        if (failure == null) {
            return;
        }
        if (earlier == null) {
            earlier = new ArrayDeque<>(Suppressed.LIMIT);
        }
        if (earlier.size() == Suppressed.LIMIT) {
            earlier.removeFirst();
        }
        earlier.addLast(failure);
    }

    private void attachEarlier() {
        Throwable last = run.failure();
        if (earlier == null || last == null) {
            return;
        }
        for (Throwable each : earlier) {
            Suppressed.add(last, each);
        }
    }
}
