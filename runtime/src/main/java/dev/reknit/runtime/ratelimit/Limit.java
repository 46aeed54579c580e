package dev.reknit.runtime.ratelimit;

import dev.reknit.runtime.time.Clock;

/**
 * Decides which calls are let in. Safe for use by several threads. Only differences of times mean something; after a clock
 * went back, calls are rejected for at most one window longer than they should be.
 */
interface Limit {
    /** What {@link #take} returns for a call that is let in. */
    long TAKEN = 0;

    /**
     * Lets a call in, or does not.
     *
     * @param clock is read when the decision takes it, not always
     * @return {@link #TAKEN}, or how many nanoseconds to wait, 1 or more, until a call may be let in
     */
    long take(Clock clock);

    /** Goes on by other settings of the same type; what was let in counts on. Not to be called by two threads at a time. */
    void adopt(RateLimitSettings settings, Clock clock);

    /** How many calls were ever let in. Exact while there are none. */
    long accepted();
}
