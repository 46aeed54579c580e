package dev.reknit.testkit;

import dev.reknit.runtime.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The threads that hang on purpose. */
final class Hanging {
    static final int LONGEST_DAYS = 1000;

    /** Guarded by this. */
    private final Set<Thread> threads = new HashSet<>();

    private boolean ended;

    /** Hangs, unless the test has ended. */
    void hang(Clock clock, Object where) throws InterruptedException {
        begin();
        try {
            clock.sleep(TimeUnit.DAYS.toNanos(LONGEST_DAYS));
        } finally {
            end(Thread.currentThread());
        }
        throw new AssertionError(where + " has hung for " + LONGEST_DAYS
                + " days, and nobody has interrupted it: give it a timeout, or take @ReknitTest(manual = true)");
    }

    private synchronized void begin() throws InterruptedException {
        if (ended) {
            throw new InterruptedException("the test has ended");
        }
        threads.add(Thread.currentThread());
    }

    private synchronized void end(Thread thread) {
        threads.remove(thread);
        notifyAll();
    }

    /** Interrupts those that hang, and waits until they go on. */
    synchronized void end() {
        ended = true;
        threads.forEach(Thread::interrupt);
        boolean interrupted = false;
        while (!threads.isEmpty()) {
            try {
                wait();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
