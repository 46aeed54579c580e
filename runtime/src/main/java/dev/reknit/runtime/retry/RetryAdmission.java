package dev.reknit.runtime.retry;

import dev.reknit.runtime.Admission;
import dev.reknit.runtime.time.Watch;
import org.jspecify.annotations.Nullable;

/**
 * Notes by when the retries of a call are to end, for the call to know, too, and counts the call for a budget.
 */
record RetryAdmission(RetryPolicy policy, Watch watch) implements Admission {
    /** The ticket of a call that is not timed. */
    private static final long UNTIMED = 1;

    @Override
    public long enter(@Nullable Object self, @Nullable Object key) {
        policy.called();
        return policy.timesCalls() ? watch.enter(policy.settings().maxDurationNanos(), false) : UNTIMED;
    }

    @Override
    public boolean leave(long ticket, @Nullable Object self, @Nullable Object key) {
        return !policy.testsResults() && (!policy.timesCalls() || watch.leave(ticket));
    }
}
