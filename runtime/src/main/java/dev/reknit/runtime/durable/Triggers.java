package dev.reknit.runtime.durable;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.time.Scheduler.Cancellable;
import java.lang.ref.Reference;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * When checkpoints of one object are written without being asked for. From a change to the checkpoint that an interval will bring, the object is
 * referred to, so that the change is not lost with the object.
 */
final class Triggers {
    private static final double FIRST_COST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final double SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final double LONGEST_NANOS = TimeUnit.HOURS.toNanos(1);

    /** How much a measurement counts among those before. */
    private static final double WEIGHT = 0.25;

    private final Durable durable;
    private final Environment environment;
    private final AtomicBoolean requested = new AtomicBoolean();

    /** Whether there was a reason for another one while one was waited for. */
    private volatile boolean another;

    private int since;
    private @Nullable Cancellable timer;
    private volatile double costNanos = FIRST_COST_NANOS;
    private volatile boolean stopped;

    Triggers(Durable durable, Environment environment) {
        this.durable = durable;
        this.environment = environment;
    }

    /** A call has changed something. */
    synchronized void changed() {
        int every = durable.type().every();
        if (every > 0 && ++since >= every) {
            since = 0;
            fire(CheckpointReason.EVERY);
        }
        if (timer == null && durable.type().intervalNanos() != 0 && !stopped) {
            arm();
        }
    }

    private void arm() {
        Object self = durable.object();
        timer = environment.scheduler().schedule(intervalNanos(), () -> {
            elapsed();
            Reference.reachabilityFence(self);
        });
    }

    private void elapsed() {
        synchronized (this) {
            timer = null;
        }
        fire(CheckpointReason.INTERVAL);
    }

    /** How long it is from a change to a checkpoint, in nanoseconds. */
    long intervalNanos() {
        if (!durable.isAutomatic()) {
            return durable.type().intervalNanos();
        }
        double best = YoungDaly.interval(costNanos, durable.store().runs().meanNanosBetweenFailures());
        return (long) Math.max(SHORTEST_NANOS, Math.min(LONGEST_NANOS, best));
    }

    private void fire(CheckpointReason reason) {
        another = true;
        if (!stopped && requested.compareAndSet(false, true)) {
            another = false;
            var unused = durable.request(reason, false).whenComplete((done, failure) -> {
                requested.set(false);
                if (failure != null) {
                    again();
                } else if (another) {
                    fire(reason);
                }
            });
        }
    }

    /** One has failed; an interval goes on. */
    private synchronized void again() {
        if (timer == null && durable.type().intervalNanos() != 0 && !stopped) {
            arm();
        }
    }

    /** A checkpoint is taken: what comes later counts from here. */
    synchronized void taken() {
        since = 0;
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    /** A checkpoint has cost so much. */
    void cost(long nanos) {
        costNanos += (nanos - costNanos) * WEIGHT;
    }

    synchronized void stop() {
        stopped = true;
        taken();
    }
}
