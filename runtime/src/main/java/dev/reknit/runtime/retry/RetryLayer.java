package dev.reknit.runtime.retry;

import dev.reknit.runtime.Admission;
import dev.reknit.runtime.Deadline;
import dev.reknit.runtime.Layer;
import dev.reknit.runtime.Run;
import dev.reknit.runtime.Suppressed;
import dev.reknit.runtime.event.Event.AttemptFailed;
import dev.reknit.runtime.event.Event.CallRecovered;
import dev.reknit.runtime.event.Event.GaveUp;
import dev.reknit.runtime.metrics.RetryMeters.End;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The retries of one call. */
final class RetryLayer implements Layer {
    private final RetryPolicy policy;
    private final Run run;
    private final RetryLimit limit;
    private int attempts;

    private boolean retried;
    private boolean counted;

    /** The latest failures before the last one, oldest first; at most as many as are attached to it. */
    private @Nullable Deque<Throwable> earlier;

    RetryLayer(RetryPolicy policy, Run run, long ticket) {
        this.policy = policy;
        this.run = run;
        this.limit = new RetryLimit(run, policy.settings().maxDurationNanos(), policy.timesCalls() ? ticket : 0);
        if (ticket == Admission.NOT_ENTERED) {
            policy.called();
        }
    }

    @Override
    public @Nullable CompletionStage<?> before() {
        if (policy.timesCalls()) {
            long left = limit.begin();
        }
        return null;
    }

    @Override
    public Deadline deadline() {
        return limit.deadline();
    }

    @Override
    public long after() throws Throwable {
        long wait = PASS;
        try {
            wait = decide();
        } catch (Throwable broken) {
            count(End.NOT_RETRYABLE);
            throw broken;
        } finally {
            if (wait == PASS) {
                limit.end();
            }
        }
        return wait;
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
        String tooLate = tooLate(wait);
        if (tooLate != null) {
            gaveUp(tooLate, End.TOO_LATE);
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
        limit.end();
        gaveUp("interrupted", End.NOT_RETRYABLE);
    }

    @Override
    public @Nullable Runnable abandoned() {
        limit.end();
        count(End.NOT_RETRYABLE);
        return null;
    }

    /** Why a retry after a wait would begin too late; null if it would not. */
    private @Nullable String tooLate(long wait) {
        long all = Deadline.remainingNanos(run.environment());
        long own = limit.begin();
        if (wait > own) {
            return "maxDuration would be exceeded";
        }
        // Asked first, so that time that passes in between does not make ours the later one.
        boolean outerIsEarlier = all < own;
        return outerIsEarlier && wait >= all ? "deadline would be exceeded" : null;
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
