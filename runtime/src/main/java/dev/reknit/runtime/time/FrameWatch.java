package dev.reknit.runtime.time;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The watch over calls in the machine's own time. A call allocates nothing and costs, beside reading the
 * clock, one atomic write at either end. A daemon thread looks through the frames when the earliest deadline that it knew has
 * come, and sleeps until the next; while no call is watched it parks without limit.
 *
 * <p>A call wakes that thread only if it is to end before the thread means to wake up. As most calls end long
 * before their deadline, the thread sleeps through thousands of them, and wakes at most about once in the shortest time
 * that is asked for.
 *
 * <p>No wake-up is lost: a call writes its deadline and then reads when the thread will wake; the thread writes when it
 * will wake and then reads the deadlines once more. All four are volatile, so one of the two sees the other
 * (Dekker's argument). No call is interrupted that is not over its time, nor anything after it: the thread replaces the
 * very state that holds the deadline it compared, and a call that finds it replaced waits until the interrupt has been sent.
 */
final class FrameWatch implements Watch {
    /** Deadlines are counted from here, so that 62 bits hold them. */
    private static final long ORIGIN = System.nanoTime();

    /** The thread is looking through the frames. */
    static final long AWAKE = Long.MIN_VALUE;

    private static final VarHandle WAKE_UP;

    static {
        try {
            WAKE_UP = MethodHandles.lookup().findVarHandle(FrameWatch.class, "wakeUp", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    static final FrameWatch INSTANCE = new FrameWatch(null);

    private final FrameTable table = new FrameTable();

    /** When the thread will wake up of itself. */
    private volatile long wakeUp = NEVER;

    /** Null until a call is watched; handed on by writing {@link #wakeUp}. */
    private @Nullable Thread thread;

    /**
     * Creates a watch.
     *
     * @param thread looks through the frames; null to have one started when it is first needed
     */
    FrameWatch(@Nullable Thread thread) {
        this.thread = thread;
    }

    /** When the thread will wake up of itself; {@link #AWAKE} if it has been woken. */
    long wakeUp() {
        return wakeUp;
    }

    @Override
    public long enter(long nanos, boolean interrupts) {
        long now = now();
        long deadline = now + Math.min(nanos, LONGEST);
        long running = deadline << 2 | (interrupts ? Frame.WATCHED : Frame.BOUND);
        Frame[] frames = table.frames();
        Thread me = Thread.currentThread();
        int at = FrameTable.home(me, frames.length);
        if (!frames[at].begin(me, running)) {
            at = table.begin(me, running);
            frames = table.frames();
        }
        frames[at].begun(now);
        if (deadline < wakeUp && interrupts) {
            wake(deadline);
        }
        return at + 1;
    }

    @Override
    public boolean leave(long ticket) {
        return frame(ticket).end();
    }

    @Override
    public void leaveLate(long ticket) {
        Frame frame = frame(ticket);
        if (!frame.hasFired()) {
            throw new IllegalStateException("left twice, or before its time was up");
        }
        if (frame.endFired()) {
            boolean ignored = Thread.interrupted();
            restoreOuter();
        }
    }

    @Override
    public void forgetWithin(long ticket) {
        Frame outer = frame(ticket);
        for (Frame each : table.of(Thread.currentThread())) {
            each.endIfWithin(outer);
        }
    }

    private Frame frame(long ticket) {
        return table.frames()[(int) ticket - 1];
    }

    /** A call around this one may be over its time, too; its interrupt was cleared with that of this one. */
    private void restoreOuter() {
        for (Frame each : table.of(Thread.currentThread())) {
            if (each.hasFired()) {
                each.inherit();
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public long leftNanos(long ticket) {
        return left(frame(ticket).get());
    }

    @Override
    public long nearestNanos() {
        long nearest = NEVER;
        for (Frame each : table.of(Thread.currentThread())) {
            nearest = Math.min(nearest, left(each.get()));
        }
        return nearest;
    }

    private static long left(long state) {
        return (state & Frame.STATUS) == Frame.BUSY ? 0 : Math.max(0, Frame.deadline(state) - now());
    }

    /** Of several calls that would wake the thread, one does. */
    private void wake(long deadline) {
        long seen = wakeUp;
        if (deadline < seen && WAKE_UP.compareAndSet(this, seen, AWAKE)) {
            Thread known = thread;
            if (known == null) {
                start();
            } else {
                LockSupport.unpark(known);
            }
        }
    }

    private void start() {
        Thread created = Daemons.create("reknit-timeout", this::run);
        thread = created;
        try {
            created.start();
        } catch (Throwable noThreadLeft) {
            // This call is not watched; the next one tries again.
            thread = null;
            wakeUp = NEVER;
        }
    }

    private void run() {
        while (true) {
            long next = look();
            if (next != AWAKE) {
                park(next);
            }
        }
    }

    /**
     * Fires what is due.
     *
     * @return until when nothing else will be; {@link #AWAKE} if a call came meanwhile, to be looked at at once
     */
    long look() {
        wakeUp = AWAKE;
        long next = fireDue();
        wakeUp = next;
        return earliest() < next ? AWAKE : next;
    }

    private void park(long until) {
        if (until == NEVER) {
            LockSupport.park(this);
        } else {
            LockSupport.parkNanos(this, until - now());
        }
        // Nobody has a reason to interrupt this thread, and it could not park again.
        boolean ignored = Thread.interrupted();
    }

    /** Fires what is due; gives the earliest deadline left. */
    private long fireDue() {
        long now = now();
        long next = NEVER;
        for (Frame each : table.frames()) {
            long state = each.get();
            if (Frame.isWatched(state)) {
                if (Frame.deadline(state) <= now) {
                    each.fire(state);
                } else {
                    next = Math.min(next, Frame.deadline(state));
                }
            }
        }
        return next;
    }

    private long earliest() {
        long earliest = NEVER;
        for (Frame each : table.frames()) {
            long state = each.get();
            if (Frame.isWatched(state)) {
                earliest = Math.min(earliest, Frame.deadline(state));
            }
        }
        return earliest;
    }

    private static long now() {
        return System.nanoTime() - ORIGIN;
    }
}
