package dev.reknit.samples.mirrorsync;

import dev.reknit.runtime.time.Clock;
import dev.reknit.runtime.time.Scheduler;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Time that passes only while somebody waits, which takes none; what falls due meanwhile runs on
 * the waiting thread.
 */
final class PassingTime implements Clock, Scheduler {
    private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparingLong(Task::due));
    private long now;

    private record Task(long due, Runnable work) {}

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public void sleep(long nanos) {
        long end = nanoTime() + Math.max(0, nanos);
        for (Task task = next(end); task != null; task = next(end)) {
            task.work().run();
        }
    }

    @Override
    public synchronized Cancellable schedule(long nanos, Runnable work) {
        Task task = new Task(now + Math.max(0, nanos), work);
        tasks.add(task);
        return () -> cancel(task);
    }

    private synchronized void cancel(Task task) {
        tasks.remove(task);
    }

    /** The next task that is due by then; null, and the time is then, if there is none. */
    private synchronized Task next(long end) {
        Task first = tasks.peek();
        if (first == null || first.due() > end) {
            now = Math.max(now, end);
            return null;
        }
        now = Math.max(now, first.due());
        return tasks.remove();
    }
}
