package dev.reknit.soak;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The calls that are going on: not too many at a time, and none when somebody wants to look at what is left of them. */
final class Going {
    private static final int MOST_STAGES = 200;

    private final Semaphore stages = new Semaphore(MOST_STAGES);
    private final ReentrantReadWriteLock calls = new ReentrantReadWriteLock(true);

    /** A stage is about to be asked for. */
    void begin() {
        stages.acquireUninterruptibly();
    }

    /** A stage has completed. */
    void end() {
        stages.release();
    }

    /** Makes some calls, unless and until somebody is in {@link #without}. */
    void with(Runnable some) {
        calls.readLock().lock();
        try {
            some.run();
        } finally {
            calls.readLock().unlock();
        }
    }

    /** Does something while no call is going on; gives the number of stages that did not complete for that. */
    int without(Runnable something) throws InterruptedException {
        calls.writeLock().lock();
        try {
            boolean all = stages.tryAcquire(MOST_STAGES, 30, TimeUnit.SECONDS);
            int lost = all ? 0 : MOST_STAGES - stages.availablePermits();
            something.run();
            if (all) {
                stages.release(MOST_STAGES);
            }
            return lost;
        } finally {
            calls.writeLock().unlock();
        }
    }
}
