package dev.reknit.runtime.state;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The lock that checkpointed calls on one object hold, and how often this call's thread held it on
 * entry.
 */
final class InstanceLock {
    /** By identity. A lock stays as long as its object does, so all calls find the same. */
    private static final Cache<Object, ReentrantLock> LOCKS =
            Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

    private final ReentrantLock lock;
    private final int heldBefore;

    private InstanceLock(ReentrantLock lock, int heldBefore) {
        this.lock = lock;
        this.heldBefore = heldBefore;
    }

    /** Waits for the lock of an object and takes it; this thread may have it already. */
    static InstanceLock take(Object of) {
        ReentrantLock lock = LOCKS.get(of, any -> new ReentrantLock());
        InstanceLock taken = new InstanceLock(lock, lock.getHoldCount());
        lock.lock();
        return taken;
    }

    /**
     * Lets go of what was taken, and of what inner calls could not let go of because the stack was
     * full.
     */
    void release() {
        while (lock.getHoldCount() > heldBefore) {
            lock.unlock();
        }
    }
}
