package dev.reknit.runtime.time;

/** Does things later, and things now on another thread. Safe for use by several threads. */
public interface Scheduler {
    /**
     * Runs a task after a delay, on a thread that may be kept busy.
     *
     * @param nanos the delay in nanoseconds; 0 or less means as soon as possible
     * @param task what to run; what it throws is lost
     * @return a handle that cancels the task while it has not started
     */
    Cancellable schedule(long nanos, Runnable task);

    /** A task that can be called off. */
    @FunctionalInterface
    interface Cancellable {
        /** Calls the task off; without effect once it has started or was called off before. */
        void cancel();
    }
}
