package dev.reknit.runtime.retry;

import dev.reknit.runtime.Admission;
import dev.reknit.runtime.time.Clock;
import org.jspecify.annotations.Nullable;

/** Notes when a call began, if its retries are to end some time after, and counts it for a budget. */
record RetryAdmission(RetryPolicy policy, Clock clock) implements Admission {
    /** The ticket of a call that is not timed. */
    private static final long UNTIMED = 1;

    @Override
    public long enter(@Nullable Object self, @Nullable Object key) {
        policy.called();
        // Odd, as none of the tickets that mean something else are.
        return policy.timesCalls() ? clock.nanoTime() | 1 : UNTIMED;
    }

    @Override
    public boolean leave(long ticket, @Nullable Object self, @Nullable Object key) {
        return !policy.testsResults();
    }
}
