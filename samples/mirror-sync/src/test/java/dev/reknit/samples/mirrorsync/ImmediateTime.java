package dev.reknit.samples.mirrorsync;

import dev.reknit.runtime.time.Clock;
import dev.reknit.runtime.time.Scheduler;
import java.util.ArrayDeque;
import java.util.Deque;

/** Time that stands still but for waiting, which takes none; what is scheduled runs when told to. */
final class ImmediateTime implements Clock, Scheduler {
    private final Deque<Runnable> scheduled = new ArrayDeque<>();
    private long nanos;

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    @Override
    public synchronized void sleep(long duration) {
        nanos += Math.max(0, duration);
    }

    @Override
    public synchronized Cancellable schedule(long delay, Runnable task) {
        scheduled.add(task);
        return () -> scheduled.remove(task);
    }

    /** Runs the task that was scheduled first. */
    void runNext() {
        Runnable task;
        synchronized (this) {
            task = scheduled.remove();
        }
        task.run();
    }
}
