package dev.reknit.runtime.time;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A place for one call of one thread in a {@link FrameTable}. Its value is its state: the lowest two bits
 * say which,
 *
 * <ul>
 *   <li>{@link #IDLE}: no call; the other bits are the version of the ownership, which never comes again;
 *   <li>{@link #WATCHED}: a call whose thread is interrupted at the deadline, which is the other bits;
 *   <li>{@link #BOUND}: a call with a deadline at which nothing is done;
 *   <li>{@link #BUSY}: {@link #TAKEN_OVER}, {@link #FIRING} or {@link #FIRED}.
 * </ul>
 *
 * <p>A frame keeps its owner from call to call, so that a call writes one word at either end. A thread that
 * sees the state idle and then itself as the owner, and replaces that very state, still owns it: the owner is only changed
 * in a state that leads to another version. It is known weakly, so a frame keeps no thread alive.
 */
class Frame extends AtomicLong {
    static final int STATUS = 3;
    static final int IDLE = 0;
    static final int WATCHED = 1;
    static final int BOUND = 2;
    static final int BUSY = 3;

    /** Its owner is changing. */
    static final long TAKEN_OVER = BUSY;

    /** The time is up and the thread is being interrupted. */
    static final long FIRING = 1 << 2 | BUSY;

    /** The thread has been interrupted. */
    static final long FIRED = 2 << 2 | BUSY;

    private static final long serialVersionUID = 1;
    private static final WeakReference<@Nullable Thread> NOBODY = new WeakReference<>(null);

    private transient WeakReference<@Nullable Thread> owner = NOBODY;

    /** The idle state while the owner is the same; only the owner reads it. */
    private long idle;

    /** When the call began; only the owner reads it. */
    private long begun;

    /** Whether it was this frame that set the thread's interrupt flag; written while firing. */
    private boolean interrupted;

    static long deadline(long state) {
        return state >>> 2;
    }

    static boolean isIdle(long state) {
        return (state & STATUS) == IDLE;
    }

    private static boolean isRunning(long state) {
        long status = state & STATUS;
        return status == WATCHED || status == BOUND;
    }

    static boolean isWatched(long state) {
        return (state & STATUS) == WATCHED;
    }

    /** Begins a call; false if the frame is another thread's, or in use. */
    final boolean begin(Thread me, long running) {
        long state = get();
        return isIdle(state) && owner.refersTo(me) && compareAndSet(state, running);
    }

    final void begun(long nanos) {
        begun = nanos;
    }

    /** Ends the call of the owner if it began after another of its calls. */
    final void endIfWithin(Frame outer) {
        if (begun > outer.begun && !end() && hasFired()) {
            boolean ignored = endFired();
        }
    }

    /** Ends the call of the owner; false if the time was up before. */
    final boolean end() {
        long state = get();
        return isRunning(state) && compareAndSet(state, idle);
    }

    /** Begins a call of another thread than the owner; false if the frame is in use. */
    final boolean takeOver(Thread me, long running) {
        long state = get();
        if (!isIdle(state) || !compareAndSet(state, TAKEN_OVER)) {
            return false;
        }
        owner = new WeakReference<>(me);
        idle = state + STATUS + 1;
        set(running);
        return true;
    }

    final boolean isOwnedBy(Thread thread) {
        return owner.refersTo(thread);
    }

    /** Whether the owner will not come back. */
    final boolean isForsaken() {
        Thread thread = owner.get();
        return thread == null || !thread.isAlive();
    }

    /** Interrupts the thread, if its call is still the one whose state was seen. */
    final void fire(long seen) {
        if (!compareAndSet(seen, FIRING)) {
            return;
        }
        try {
            Thread thread = owner.get();
            interrupted = thread != null && !thread.isInterrupted();
            if (thread != null && interrupted) {
                thread.interrupt();
            }
        } catch (Throwable ofTheThread) {
            // A subclass may do as it likes; the call is over time all the same.
        } finally {
            set(FIRED);
        }
    }

    /** Whether the owner's time is up; waits until it has been interrupted if so. */
    final boolean hasFired() {
        long state = get();
        while (state == FIRING) {
            Thread.yield();
            state = get();
        }
        return state == FIRED;
    }

    /** Ends the call of the owner, which has fired; whether the thread's interrupt flag is to be cleared. */
    final boolean endFired() {
        boolean mine = interrupted;
        set(idle);
        return mine;
    }

    /** The owner's interrupt flag, which another frame had set, is set on behalf of this one, which has fired. */
    final void inherit() {
        interrupted = true;
    }

    final boolean holdsCallOf(Thread thread) {
        long state = get();
        return !isIdle(state) && state != TAKEN_OVER && owner.refersTo(thread);
    }

    /** Keeps what different threads write a hundred bytes apart. */
    static final class Padded extends Frame {
        private static final long serialVersionUID = 1;

        private long p0;
        private long p1;
        private long p2;
        private long p3;
        private long p4;
        private long p5;
        private long p6;
        private long p7;
        private long p8;
        private long p9;
        private long p10;
        private long p11;
    }
}
