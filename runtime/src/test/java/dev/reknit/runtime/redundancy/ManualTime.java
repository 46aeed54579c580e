package dev.reknit.runtime.redundancy;

import dev.reknit.runtime.time.Clock;
import dev.reknit.runtime.time.Scheduler;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/** Time that moves only when it is told to. */
final class ManualTime implements Clock, Scheduler {
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long now = 17;
    private long count;

    private record Task(long at, long order, Runnable action) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public void sleep(long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        advance(nanos);
    }

    @Override
    public synchronized Cancellable schedule(long nanos, Runnable action) {
        Task task = new Task(now + nanos, count++, action);
        tasks.add(task);
        return () -> {
            synchronized (this) {
                tasks.remove(task);
            }
        };
    }

    void advanceMillis(long millis) {
        advance(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private void advance(long nanos) {
        long end = nanoTime() + nanos;
        for (Task due = nextUntil(end); due != null; due = nextUntil(end)) {
            due.action().run();
        }
    }

    private synchronized Task nextUntil(long end) {
        Task first = tasks.peek();
        if (first == null || first.at() > end) {
            now = Math.max(now, end);
            return null;
        }
        now = Math.max(now, first.at());
        return tasks.poll();
    }
}
