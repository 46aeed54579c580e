package dev.reknit.runtime.time;

/**
 * Knows which calls the threads are within and by when each is to end, and interrupts a thread whose call does
 * not. A call is entered and left by the same thread, the last entered first. Safe for use by several threads.
 */
public interface Watch {
    /** As {@link #nearestNanos()}: the thread is in no call that is to end by some time. */
    long NEVER = Long.MAX_VALUE;

    /** The longest time that is told from never, in nanoseconds: 36 years. */
    long LONGEST = 1L << 60;

    /** The watch over calls whose time a clock tells. */
    static Watch of(Clock clock, Scheduler scheduler) {
        return clock == SystemTime.INSTANCE && scheduler == SystemTime.INSTANCE
                ? FrameWatch.INSTANCE
                : new TimerWatch(clock, scheduler);
    }

    /**
     * A call begins on this thread.
     *
     * @param nanos how long it may take, 0 or more
     * @param interrupts whether the thread is interrupted when the time is up, never earlier; if not, only {@link
     *     #nearestNanos()} tells of the call
     * @return what to leave it with, greater than 0
     */
    long enter(long nanos, boolean interrupts);

    /**
     * The call has ended. From now on this thread is not interrupted on its behalf.
     *
     * @return false if the time was up, and nothing has changed: the call is to be left by {@link #leaveLate}
     */
    boolean leave(long ticket);

    /**
     * The call has ended, and its time was up. Clears the interrupt flag, unless it was set before, by somebody else,
     * or a call around this one is over its time, too.
     *
     * @throws IllegalStateException if its time was not up, or it has been left
     */
    void leaveLate(long ticket);

    /**
     * Ends the calls that this thread has entered since it entered one, and has not left: a stack that overflows may
     * have no room for that. Their interrupts are not undone.
     */
    void forgetWithin(long ticket);

    /** The time left to a call that this thread is within, in nanoseconds; 0 if it is up. */
    long leftNanos(long ticket);

    /**
     * The time left to the calls that this thread is within.
     *
     * @return that of the call that is to end first, in nanoseconds, 0 if it should have; {@link #NEVER} if there
     *     is none
     */
    long nearestNanos();
}
