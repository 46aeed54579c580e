package dev.reknit.benchmarks.state;

import dev.reknit.Checkpointed;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Opens scopes of other threads and other objects than those that are measured. */
final class ScopeHolder {
    private int count;

    /** Stays in a scope until its thread is interrupted. */
    @Checkpointed
    void hold(CountDownLatch opened) {
        opened.countDown();
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.park();
        }
    }

    /** Is in a scope for a moment. */
    @Checkpointed
    void count() {
        count++;
    }

    @Override
    public String toString() {
        return String.valueOf(count);
    }
}
