package dev.reknit.testkit;

import dev.reknit.runtime.time.Clock;
import dev.reknit.runtime.time.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Time that passes only when a test says so. It is the clock and the scheduler of a {@link
 * dev.reknit.runtime.Environment}.
 *
 * <pre>{@code
 * VirtualTime time = VirtualTime.autoAdvancing();
 * Environment environment = new Environment(time, time, null);
 * byte[] page = environment.call(() -> mirror.fetch("index"));   // retries twice, 100 ms apart
 * assertThat(time.now()).isEqualTo(Duration.ofMillis(200));      // and took no time at all
 * }</pre>
 *
 * <p>Time moves by {@link #advance}, {@link #advanceToNext} and {@link #await}, and where it is
 * {@linkplain #autoAdvancing() auto-advancing} also by a thread that sleeps. The thread that
 * moves it runs the tasks that fall due on the way, each at its own time; of those due at the same
 * time the one scheduled first. A task that is due at once still waits for the next move, if only by
 * {@link Duration#ZERO}: {@link #schedule} runs nothing itself.
 *
 * <p>Safe for use by several threads. Where several move time at once the order of tasks depends on
 * them; for a test of several threads take {@linkplain #manual() manual} time.
 */
public final class VirtualTime implements Clock, Scheduler {
    /** Near the end of the range, so that a comparison that {@link System#nanoTime()} forbids fails. */
    private static final long ORIGIN = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(10);

    private final boolean autoAdvance;

    /** Guards all fields below; what waits for time to pass, or for something to happen, waits on it. */
    private final Object lock = new Object();

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::dueNanos).thenComparingLong(Task::number));
    private final List<Throwable> failures = new ArrayList<>();

    /** Since the beginning of time. */
    private long nowNanos;

    private long scheduled;
    private int sleepers;

    /** How many moves of time this thread is within: a task may sleep, and so move time itself. */
    private final ThreadLocal<Integer> moving = ThreadLocal.withInitial(() -> 0);

    private record Task(long dueNanos, long number, Runnable work) {}

    private VirtualTime(boolean autoAdvance) {
        this.autoAdvance = autoAdvance;
    }

    /** Time that a sleeping thread moves forward to the end of its sleep, so that it returns at once. */
    public static VirtualTime autoAdvancing() {
        return new VirtualTime(true);
    }

    /**
     * Time that a sleeping thread waits for, until another thread has moved it far enough. A task
     * that sleeps on the thread that moves time moves it itself: nobody else would.
     */
    public static VirtualTime manual() {
        return new VirtualTime(false);
    }

    /** The time since this was created, as it passed here. */
    public Duration now() {
        synchronized (lock) {
            return Duration.ofNanos(nowNanos);
        }
    }

    @Override
    public long nanoTime() {
        synchronized (lock) {
            return ORIGIN + nowNanos;
        }
    }

    @Override
    public void sleep(long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        long due = dueAfter(nanos);
        if (autoAdvance || moving.get() > 0) {
            moveTo(due, true);
        } else {
            waitUntil(due);
        }
    }

    /** Where time is auto-advancing, moves it to the next task, or to the end of the wait. */
    @Override
    public void park(long nanos) {
        if (nanos <= 0) {
            return;
        }
        if (autoAdvance || moving.get() > 0) {
            long due = dueAfter(nanos);
            synchronized (lock) {
                Task next = tasks.peek();
                due = next == null ? due : Math.min(due, next.dueNanos());
            }
            advanceTo(due);
        } else {
            parkUntil(nanos);
        }
    }

    @Override
    public Cancellable schedule(long nanos, Runnable work) {
        long due = dueAfter(nanos);
        synchronized (lock) {
            Task task = new Task(due, scheduled++, work);
            tasks.add(task);
            lock.notifyAll();
            return () -> cancel(task);
        }
    }

    /**
     * Moves time forward and runs what falls due, also what the tasks themselves schedule.
     *
     * @param by 0 or more; 0 runs what is due now
     * @throws IllegalArgumentException if {@code by} is negative; nothing has happened then
     */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("time cannot move by " + by + "; allowed: 0 or more");
        }
        advanceTo(dueAfter(by.toNanos()));
    }

    /**
     * Moves time forward to the task that is due next, and runs it and all others that are due then.
     *
     * @return false if no task is pending; time has not moved then
     */
    public boolean advanceToNext() {
        long due;
        synchronized (lock) {
            Task next = tasks.peek();
            if (next == null) {
                return false;
            }
            due = next.dueNanos();
        }
        advanceTo(due);
        return true;
    }

    /**
     * Moves time forward, from task to task, until a stage is complete. While nothing is pending it
     * waits for another thread to complete the stage or to schedule something.
     *
     * @return the result of the stage
     * @throws ExecutionException if the stage failed; the cause is its failure
     * @throws InterruptedException if the thread is interrupted while it waits for other threads;
     *     its interrupt flag is then cleared
     * @throws java.util.concurrent.CancellationException if the stage was cancelled
     */
    public <T extends @Nullable Object> T await(CompletionStage<T> stage)
            throws ExecutionException, InterruptedException {
        var future = stage.toCompletableFuture();
        var unused = future.whenComplete((value, failure) -> wake());
        while (!future.isDone()) {
            if (!advanceToNext()) {
                synchronized (lock) {
                    while (tasks.isEmpty() && !future.isDone()) {
                        lock.wait();
                    }
                }
            }
        }
        return future.get();
    }

    /** How long it is until each pending task, soonest first. */
    public List<Duration> pending() {
        synchronized (lock) {
            return tasks.stream()
                    .map(Task::dueNanos)
                    .sorted()
                    .map(due -> Duration.ofNanos(due - nowNanos))
                    .toList();
        }
    }

    /** How many threads sleep, waiting for somebody to move time; 0 where it is auto-advancing. */
    public int sleepers() {
        synchronized (lock) {
            return sleepers;
        }
    }

    /**
     * Waits, in the machine's time, until a number of threads sleep.
     *
     * @throws InterruptedException if the thread is or becomes interrupted; its flag is then cleared
     */
    public void awaitSleepers(int number) throws InterruptedException {
        synchronized (lock) {
            while (sleepers < number) {
                lock.wait();
            }
        }
    }

    /** What tasks have thrown, in order. As the contract of a scheduler says, nobody else saw it. */
    public List<Throwable> failures() {
        synchronized (lock) {
            return List.copyOf(failures);
        }
    }

    @Override
    public String toString() {
        return "VirtualTime[now=" + now() + ", pending=" + pending() + ", sleepers=" + sleepers() + "]";
    }

    private long dueAfter(long nanos) {
        synchronized (lock) {
            long due = nowNanos + Math.max(0, nanos);
            return due < 0 ? Long.MAX_VALUE : due;
        }
    }

    private void advanceTo(long nanos) {
        try {
            moveTo(nanos, false);
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /**
     * Runs what is due up to a time, then makes it that time.
     *
     * @param sleeping whether the thread is to stop where an interrupt reaches it, as a sleep does
     */
    private void moveTo(long nanos, boolean sleeping) throws InterruptedException {
        moving.set(moving.get() + 1);
        try {
            for (Task due = nextUpTo(nanos); due != null; due = nextUpTo(nanos)) {
                run(due);
                if (sleeping && Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        } finally {
            moving.set(moving.get() - 1);
        }
    }

    private @Nullable Task nextUpTo(long nanos) {
        synchronized (lock) {
            Task next = tasks.peek();
            boolean due = next != null && next.dueNanos() <= nanos;
            nowNanos = Math.max(nowNanos, due ? next.dueNanos() : nanos);
            lock.notifyAll();
            return due ? tasks.remove() : null;
        }
    }

    private void run(Task task) {
        try {
            task.work().run();
        } catch (Throwable failure) {
            synchronized (lock) {
                failures.add(failure);
            }
        }
    }

    private void waitUntil(long nanos) throws InterruptedException {
        synchronized (lock) {
            sleepers++;
            lock.notifyAll();
            try {
                while (nowNanos < nanos) {
                    lock.wait();
                }
            } finally {
                sleepers--;
            }
        }
    }

    private void parkUntil(long nanos) {
        Thread parked = Thread.currentThread();
        Cancellable end = schedule(nanos, () -> LockSupport.unpark(parked));
        synchronized (lock) {
            sleepers++;
            lock.notifyAll();
        }
        LockSupport.park(this);
        synchronized (lock) {
            sleepers--;
        }
        end.cancel();
    }

    private void cancel(Task task) {
        synchronized (lock) {
            tasks.remove(task);
        }
    }

    private void wake() {
        synchronized (lock) {
            lock.notifyAll();
        }
    }
}
