package dev.reknit.runtime.retry;

import dev.reknit.runtime.Deadline;
import dev.reknit.runtime.Run;
import dev.reknit.runtime.time.Watch;

/**
 * By when the retries of one call are to end, for calls within to know, too: where the caller waits, as a call that
 * its thread is within; else as a deadline of its own, since threads change.
 */
final class RetryLimit {
    private static final long NONE = 0;

    private final Run run;
    private final long mostNanos;
    private long ticket = NONE;
    private Deadline deadline = Deadline.NONE;

    /**
     * Takes over from the admission.
     *
     * @param mostNanos how long retries may begin; 0 for no limit
     * @param begun the ticket of a call that has begun; 0 or less if it has not
     */
    RetryLimit(Run run, long mostNanos, long begun) {
        this.run = run;
        this.mostNanos = mostNanos;
        if (begun > 0) {
            ticket = begun;
            if (run.method().asynchronous()) {
                deadline = Deadline.in(run.environment(), watch().leftNanos(begun));
                end();
            }
        }
    }

    /**
     * Begins, if it has not.
     *
     * @return the time left, in nanoseconds; {@link Watch#NEVER} if there is no limit
     */
    long begin() {
        if (mostNanos == 0) {
            return Watch.NEVER;
        }
        if (ticket != NONE) {
            return watch().leftNanos(ticket);
        }
        if (deadline != Deadline.NONE) {
            return deadline.leftNanos();
        }
        if (run.method().asynchronous()) {
            deadline = Deadline.in(run.environment(), mostNanos);
        } else {
            ticket = watch().enter(mostNanos, false);
        }
        return mostNanos;
    }

    /** The call is over. */
    void end() {
        if (ticket != NONE) {
            boolean always = watch().leave(ticket);
            ticket = NONE;
        }
    }

    Deadline deadline() {
        return deadline;
    }

    private Watch watch() {
        return run.environment().watch();
    }
}
