package dev.reknit.runtime.state;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers for the scopes of one thread: never used twice in this process, and each is higher than those before. */
final class Epochs {
    private static final int AT_A_TIME = 1 << 16;
    private static final AtomicLong NEXT = new AtomicLong(1);

    /** From here up to the limit numbers are this thread's, and no other one's. */
    private long first;

    private long next;
    private long limit;

    long next() {
        if (next == limit) {
            first = NEXT.getAndAdd(AT_A_TIME);
            next = first;
            limit = first + AT_A_TIME;
        }
        return next++;
    }

    /**
     * Whether a number was given to a scope of this thread, or to one that was opened within it. Not for inner scopes of which the number
     * is from an earlier lot than the newest one.
     */
    boolean isWithin(long scope, long number) {
        return number == scope || (number > scope && number >= first && number < limit);
    }
}
