package dev.reknit.runtime.time;

import dev.reknit.runtime.time.Scheduler.Cancellable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The watch over calls whose time is a scheduler's, such as a virtual one: a scheduled task for each call. */
final class TimerWatch implements Watch {
    private final Clock clock;
    private final Scheduler scheduler;
    private final AtomicLong tickets = new AtomicLong();
    private final Map<Long, Call> calls = new ConcurrentHashMap<>();

    TimerWatch(Clock clock, Scheduler scheduler) {
        this.clock = clock;
        this.scheduler = scheduler;
    }

    @Override
    public long enter(long nanos, boolean interrupts) {
        long limited = Math.min(nanos, LONGEST);
        Call call = new Call(Thread.currentThread(), clock.nanoTime() + limited);
        long ticket = tickets.incrementAndGet();
        calls.put(ticket, call);
        if (interrupts) {
            call.timer = scheduler.schedule(limited, call::fire);
        }
        return ticket;
    }

    @Override
    public boolean leave(long ticket) {
        boolean ended = call(ticket).end();
        if (ended) {
            calls.remove(ticket);
        }
        return ended;
    }

    @Override
    public void leaveLate(long ticket) {
        Call call = call(ticket);
        if (!call.hasFired()) {
            throw new IllegalStateException("left before its time was up");
        }
        calls.remove(ticket);
        if (call.interrupted) {
            boolean ignored = Thread.interrupted();
            calls.values().forEach(Call::restore);
        }
    }

    @Override
    public void forgetWithin(long ticket) {
        calls.forEach((number, call) -> {
            if (number > ticket && call.thread == Thread.currentThread()) {
                calls.remove(number);
                boolean ignored = call.end();
            }
        });
    }

    private Call call(long ticket) {
        Call call = calls.get(ticket);
        if (call == null) {
            throw new IllegalStateException("left twice, or never entered");
        }
        return call;
    }

    @Override
    public long leftNanos(long ticket) {
        return left(call(ticket));
    }

    @Override
    public long nearestNanos() {
        long nearest = NEVER;
        for (Call each : calls.values()) {
            if (each.thread == Thread.currentThread()) {
                nearest = Math.min(nearest, left(each));
            }
        }
        return nearest;
    }

    private long left(Call call) {
        return Math.max(0, call.deadlineNanos - clock.nanoTime());
    }

    /** A call; its value is its state. */
    private static final class Call extends AtomicInteger {
        private static final long serialVersionUID = 1;
        private static final int RUNNING = 0;
        private static final int FIRING = 1;
        private static final int FIRED = 2;
        private static final int ENDED = 3;

        private final transient Thread thread;
        private final long deadlineNanos;
        private boolean interrupted;
        private transient @Nullable Cancellable timer;

        Call(Thread thread, long deadlineNanos) {
            super(RUNNING);
            this.thread = thread;
            this.deadlineNanos = deadlineNanos;
        }

        void fire() {
            if (compareAndSet(RUNNING, FIRING)) {
                try {
                    interrupted = !thread.isInterrupted();
                    if (interrupted) {
                        thread.interrupt();
                    }
                } finally {
                    set(FIRED);
                }
            }
        }

        boolean end() {
            if (compareAndSet(RUNNING, ENDED)) {
                if (timer != null) {
                    timer.cancel();
                }
                return true;
            }
            return false;
        }

        /** Whether the time is up; waits until the thread has been interrupted if so. */
        boolean hasFired() {
            while (get() == FIRING) {
                Thread.yield();
            }
            return get() == FIRED;
        }

        /** Sets the interrupt flag again, which another call cleared with its own, if this one is over time, too. */
        void restore() {
            if (thread == Thread.currentThread() && get() != RUNNING) {
                interrupted = true;
                thread.interrupt();
            }
        }
    }
}
