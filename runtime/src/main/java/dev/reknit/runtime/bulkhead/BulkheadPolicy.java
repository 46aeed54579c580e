package dev.reknit.runtime.bulkhead;

import dev.reknit.Bulkhead;
import dev.reknit.BulkheadException;
import dev.reknit.runtime.Admission;
import dev.reknit.runtime.Detour;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.Guarded;
import dev.reknit.runtime.Layer;
import dev.reknit.runtime.PlanContext;
import dev.reknit.runtime.Policy;
import dev.reknit.runtime.Run;
import dev.reknit.runtime.Violation;
import dev.reknit.runtime.event.Event.CallRejected;
import dev.reknit.runtime.metrics.BulkheadMeters;
import dev.reknit.runtime.time.Nanos;
import org.jspecify.annotations.Nullable;

/** Limits how many attempts run at a time. {@link Permits} are what is kept when the plan changes. */
final class BulkheadPolicy implements Policy, Admission {
    private final Bulkhead bulkhead;
    private final Guarded method;
    private final Environment environment;
    private final long maxWaitNanos;
    private final Permits permits;
    private final BulkheadMeters meters;

    BulkheadPolicy(Bulkhead bulkhead, PlanContext context) {
        Violation.refuseAny(BulkheadNumbers.of(bulkhead).violations(), "Bulkhead", "");
        this.bulkhead = bulkhead;
        method = context.method();
        environment = context.environment();
        maxWaitNanos = Nanos.of(bulkhead.maxWait(), bulkhead.maxWaitUnit());
        permits = context.state(Permits.class, () -> new Permits(bulkhead.value(), bulkhead.value()));
        var bean = context.state(BulkheadBean.class, () -> new BulkheadBean(permits));
        meters = new BulkheadMeters(context.meters(), permits::running, permits::waiting);
    }

    @Override
    public String name() {
        return "Bulkhead";
    }

    @Override
    public void activate() {
        if (bulkhead.adaptive()) {
            permits.measure(bulkhead.value(), environment.clock());
        } else {
            permits.fix(bulkhead.value());
        }
    }

    @Override
    public Admission admission() {
        return this;
    }

    @Override
    public long enter(@Nullable Object self, @Nullable Object key) {
        int cell = permits.takeQuickly();
        return cell == Slots.NONE ? enterSlowly() : permits.ticket(cell);
    }

    @Override
    public boolean leave(long ticket, @Nullable Object self, @Nullable Object key) {
        permits.release(ticket, false);
        return true;
    }

    private long enterSlowly() {
        int cell = permits.take();
        if (cell != Slots.NONE) {
            return permits.ticket(cell);
        }
        if (method.asynchronous()) {
            throw Detour.TAKEN;
        }
        return permits.ticket(park());
    }

    @Override
    public Layer around(Run run, long ticket) {
        return new BulkheadLayer(this, run, ticket);
    }

    Permits permits() {
        return permits;
    }

    BulkheadMeters meters() {
        return meters;
    }

    /** Has the thread wait for a permit, as far as it may. */
    int park() {
        if (maxWaitNanos == 0) {
            throw rejection("no more may; raise value, or let calls wait by maxWait");
        }
        ParkedCall waiter = new ParkedCall();
        if (!permits.enqueue(waiter, bulkhead.waitingTaskQueue())) {
            throw queueFull();
        }
        int cell;
        try {
            cell = waiter.await(permits, environment.clock(), maxWaitNanos);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw rejection("the thread was interrupted while it waited for one to end");
        }
        if (cell == Slots.NONE) {
            throw tooLate();
        }
        return cell;
    }

    /** Puts an attempt of a method that returns a stage into the queue. */
    QueuedCall queue() {
        QueuedCall waiter = new QueuedCall(permits, environment.scheduler(), environment.clock());
        if (!permits.enqueue(waiter, bulkhead.waitingTaskQueue())) {
            throw queueFull();
        }
        if (maxWaitNanos > 0) {
            waiter.expireAfter(maxWaitNanos, this::tooLate);
        }
        return waiter;
    }

    private BulkheadException queueFull() {
        return rejection(bulkhead.waitingTaskQueue() + " wait, which is all that may; raise value or waitingTaskQueue");
    }

    private BulkheadException tooLate() {
        return rejection("none ended within " + bulkhead.maxWait() + " "
                + bulkhead.maxWaitUnit().name() + "; raise value or maxWait");
    }

    private BulkheadException rejection(String why) {
        permits.rejected();
        meters.rejected();
        String reason = permits.limit() + " run at a time, and " + why;
        if (environment.wants(CallRejected.class)) {
            environment.publish(new CallRejected(method.site(), name(), reason));
        }
        return new BulkheadException("Bulkhead on " + method.site() + ": " + reason);
    }
}
