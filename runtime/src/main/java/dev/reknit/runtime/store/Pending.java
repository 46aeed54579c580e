package dev.reknit.runtime.store;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What has been appended and not yet been taken by the writer. Of two batches, one is filled by those who append while the writer has
 * the other. Safe for use by several threads.
 *
 * <p>Threads that were acknowledged together come back one after the other. If the first of them were written for at once, all
 * others would wait for two forces. So the writer waits for as many as it has reason to expect, for a little of what a force
 * takes; one thread that is alone is not kept waiting.
 */
final class Pending {
    private static final long NEVER = Long.MAX_VALUE;

    private static final long MOST_PATIENCE_NANOS = 200_000;

    /** How often to try for the lock, which is mostly held for less than 100 ns, before parking, which takes microseconds. */
    private static final int TRIES = 100;

    /** How often the writer looks for more before it parks, for about as long as waking it takes: 30 µs. */
    private static final int LOOKS = Runtime.getRuntime().availableProcessors() == 1 ? 0 : 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final int mostBytes;

    /** Whether there is something to be written at once. */
    private volatile boolean urgent;

    /** Guarded by the lock, as are all below. */
    private Batch filling;

    private Batch other;

    /** How long the writer may wait, by {@link System#nanoTime} minus {@link #origin}; 0: not at all. */
    private long due = NEVER;

    /** The delay of the record that set it; one that may wait as long cannot be due before. */
    private long delay = NEVER;

    private final long origin = System.nanoTime();

    /** How many records that somebody waits for are in the batch that is filled, and in the one that was taken. */
    private int awaited;

    private int awaitedBefore;

    /** When so many are there, all have come who were there last time. */
    private int expected = 1;

    /** How long anybody waits for them: little beside what a force takes. */
    private long patienceNanos;

    private boolean closed;

    /** Whether the last record is one of the caller's; the mark of closing is written only then. */
    private boolean unmarked;

    Pending(Batch one, Batch other, int mostBytes, long next, boolean unmarked) {
        this.filling = one;
        this.other = other;
        this.mostBytes = mostBytes;
        this.unmarked = unmarked;
        one.begin(next);
    }

    /**
     * Adds a record, waiting for room.
     *
     * @param awaited whether somebody waits for it; then it does not wait for others when all have come who are expected
     * @return its number; -1 if it is too late
     */
    long add(int type, RecordWriter data, long delayNanos, boolean awaited) {
        lock();
        try {
            while (filling.bytes() >= mostBytes && !closed) {
                room.awaitUninterruptibly();
            }
            if (closed) {
                return -1;
            }
            long sequence = filling.add(type, data);
            unmarked = true;
            hasten(awaited ? delayOfAwaited(delayNanos) : delayNanos);
            return sequence;
        } finally {
            lock.unlock();
        }
    }

    private long delayOfAwaited(long delayNanos) {
        awaited++;
        return awaited >= expected ? 0 : Math.max(delayNanos, patienceNanos);
    }

    private void lock() {
        for (int i = 0; i < TRIES; i++) {
            if (lock.tryLock()) {
                return;
            }
            Thread.onSpinWait();
        }
        lock.lock();
    }

    /**
     * Somebody waits from now on for a record that was added before. As {@link #add} with one that is waited for.
     *
     * @throws IllegalArgumentException if there is none of that number
     */
    void await(long sequence, long delayNanos) {
        lock();
        try {
            if (sequence >= filling.next()) {
                throw new IllegalArgumentException("position " + sequence
                        + "; allowed: up to the last that was appended, " + (filling.next() - 1));
            }
            if (sequence >= filling.first()) {
                hasten(delayOfAwaited(delayNanos));
            } else {
                awaitedBefore++;
            }
        } finally {
            lock.unlock();
        }
    }

    private void hasten(long delayNanos) {
        if (filling.bytes() >= mostBytes) {
            delayNanos = 0;
        }
        if (delayNanos < delay) {
            delay = delayNanos;
            long then = delayNanos == 0 ? 0 : System.nanoTime() - origin + delayNanos;
            if (then < due) {
                due = then;
                urgent = then == 0;
                work.signal();
            }
        }
    }

    /** The writer gives back what it had and waits for more; null if nothing more will come. For the writer alone. */
    @Nullable
    Batch take() {
        for (int i = 0; i < LOOKS && !urgent; i++) {
            Thread.onSpinWait();
        }
        lock.lock();
        try {
            while (!isDue() && !closed) {
                park();
            }
            if (filling.isEmpty()) {
                return null;
            }
            Batch taken = filling;
            filling = other;
            other = taken;
            filling.begin(taken.next());
            due = NEVER;
            urgent = false;
            delay = NEVER;
            awaitedBefore = awaited;
            awaited = 0;
            room.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private boolean isDue() {
        return due == 0 || due != NEVER && System.nanoTime() - origin >= due;
    }

    private void park() {
        if (due == NEVER) {
            work.awaitUninterruptibly();
            return;
        }
        try {
            work.await(due - (System.nanoTime() - origin), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError("the writer's thread cannot be interrupted", e);
        }
    }

    /**
     * What was taken is about to be acknowledged. Those who waited for it will come again, if they come at all, besides those
     * who have come meanwhile.
     *
     * @param nanos how long it took to force it
     */
    void written(long nanos) {
        lock.lock();
        try {
            patienceNanos = Math.min(nanos / 2, MOST_PATIENCE_NANOS);
            expected = Math.max(1, awaitedBefore + awaited);
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more; what is there is written, with the mark that says that all is safe. */
    void close() {
        end(true);
    }

    /** Takes no more, and lets those go who wait for room. */
    void fail() {
        end(false);
    }

    private void end(boolean mark) {
        lock.lock();
        try {
            if (mark && !closed && unmarked) {
                filling.add(Frame.CLOSED, buffer -> {});
            }
            closed = true;
            work.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
