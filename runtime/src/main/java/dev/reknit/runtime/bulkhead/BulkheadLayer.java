package dev.reknit.runtime.bulkhead;

import dev.reknit.runtime.Admission;
import dev.reknit.runtime.Layer;
import dev.reknit.runtime.Run;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The permits of one call, one for each attempt. */
final class BulkheadLayer implements Layer {
    private static final long NOTHING = Admission.QUIET;

    private final BulkheadPolicy policy;
    private final Run run;

    /** For the permit that the attempt holds; {@link #NOTHING} if it holds none. */
    private long ticket;

    /** What the attempt waits for, or has its permit from; null if neither. */
    private @Nullable QueuedCall queued;

    /** When the attempt got its permit. */
    private long sinceNanos;

    /** When it began to wait for one. */
    private long waitsSinceNanos;

    BulkheadLayer(BulkheadPolicy policy, Run run, long ticket) {
        this.policy = policy;
        this.run = run;
        this.ticket = ticket == Admission.NOT_ENTERED || ticket == Admission.LEFT ? NOTHING : ticket;
        if (this.ticket != NOTHING) {
            accepted(0);
        }
    }

    @Override
    public @Nullable CompletionStage<?> before() {
        Permits permits = policy.permits();
        waitsSinceNanos = now();
        int cell = permits.take();
        if (cell == Slots.NONE && run.method().asynchronous()) {
            queued = policy.queue();
            return queued;
        }
        ticket = permits.ticket(cell == Slots.NONE ? policy.park() : cell);
        accepted(now() - waitsSinceNanos);
        return null;
    }

    @Override
    public long after() {
        long held = handOver();
        if (held != NOTHING) {
            release(held, run.failure() != null);
        }
        return PASS;
    }

    @Override
    public @Nullable Runnable abandoned() {
        long held = handOver();
        return held == NOTHING ? null : () -> release(held, false);
    }

    private void accepted(long waitedNanos) {
        sinceNanos = now();
        policy.meters().accepted(waitedNanos);
    }

    private void release(long held, boolean failed) {
        policy.permits().release(held, failed);
        policy.meters().ended(now() - sinceNanos);
    }

    private long now() {
        return run.environment().clock().nanoTime();
    }

    private long handOver() {
        long held = queued == null ? ticket : granted(queued);
        ticket = NOTHING;
        queued = null;
        return held;
    }

    /** For the permit of an attempt that waited; {@link #NOTHING} if it waits no more without one. */
    private long granted(QueuedCall call) {
        if (call.leave()) {
            return NOTHING;
        }
        // Taken note of late, but before anybody can ask for the numbers of a call that is over.
        accepted(call.grantedNanos() - waitsSinceNanos);
        sinceNanos = call.grantedNanos();
        return call.ticket();
    }
}
