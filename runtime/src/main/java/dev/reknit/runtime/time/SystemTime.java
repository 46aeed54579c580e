package dev.reknit.runtime.time;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The machine's own time. One daemon thread waits for what is scheduled and hands it to the common
 * pool; it is started by the first use and parks while nothing is pending.
 */
public final class SystemTime implements Clock, Scheduler {
    /** The only instance. */
    public static final SystemTime INSTANCE = new SystemTime();

    private SystemTime() {}

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void sleep(long nanos) throws InterruptedException {
        if (nanos > 0) {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } else if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    @Override
    public Cancellable schedule(long nanos, Runnable task) {
        if (nanos <= 0) {
            Future<?> started = ForkJoinPool.commonPool().submit(task);
            return () -> started.cancel(false);
        }
        Future<?> pending =
                Timer.INSTANCE.schedule(() -> ForkJoinPool.commonPool().execute(task), nanos, TimeUnit.NANOSECONDS);
        return () -> pending.cancel(false);
    }

    /** Holds the timer thread, so that a program without delays has none. */
    private static final class Timer {
        static final ScheduledThreadPoolExecutor INSTANCE = create();

        private static ScheduledThreadPoolExecutor create() {
            ScheduledThreadPoolExecutor timer =
                    new ScheduledThreadPoolExecutor(1, task -> Daemons.create("reknit-timer", task));
            timer.setRemoveOnCancelPolicy(true);
            return timer;
        }
    }
}
