package dev.reknit.runtime.store;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Threads that wait for records to be safe. Each parks by itself, so that waking many makes none of them wait for a lock. A waiter
 * is put on the stack before the thread looks whether its record is safe, and records are made safe before the stack is looked at;
 * both are volatile, so one of the two sees the other.
 */
final class Waiters {
    private final AtomicReference<@Nullable Waiter> newest = new AtomicReference<>();
    private volatile long safe;
    private volatile boolean ended;

    private static final class Waiter {
        private final Thread thread = Thread.currentThread();
        private final long sequence;
        private @Nullable Waiter older;

        Waiter(long sequence) {
            this.sequence = sequence;
        }
    }

    Waiters(long safe) {
        this.safe = safe;
    }

    long safe() {
        return safe;
    }

    /**
     * Waits until a record is safe or none will be. An interrupt does not end it; it is kept for the caller.
     *
     * @return whether it is safe
     */
    boolean await(long sequence) {
        if (safe < sequence && !ended) {
            push(new Waiter(sequence));
            boolean interrupted = false;
            while (safe < sequence && !ended) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return safe >= sequence;
    }

    private void push(Waiter waiter) {
        do {
            waiter.older = newest.get();
        } while (!newest.compareAndSet(waiter.older, waiter));
    }

    /** Wakes those whose record is safe now. */
    void safeUpTo(long sequence) {
        safe = sequence;
        wake();
    }

    /** Wakes all; no further record will be safe. */
    void end() {
        ended = true;
        wake();
    }

    private void wake() {
        Waiter waiter = newest.getAndSet(null);
        while (waiter != null) {
            Waiter older = waiter.older;
            if (ended || waiter.sequence <= safe) {
                LockSupport.unpark(waiter.thread);
            } else {
                push(waiter);
            }
            waiter = older;
        }
    }
}
