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

    BulkheadLayer(BulkheadPolicy policy, Run run, long ticket) {
        this.policy = policy;
        this.run = run;
        this.ticket = ticket == Admission.NOT_ENTERED || ticket == Admission.LEFT ? NOTHING : ticket;
    }

    @Override
    public @Nullable CompletionStage<?> before() {
        Permits permits = policy.permits();
        int cell = permits.take();
        if (cell == Slots.NONE && run.method().asynchronous()) {
            queued = policy.queue();
            return queued;
        }
        ticket = permits.ticket(cell == Slots.NONE ? policy.park() : cell);
        return null;
    }

    @Override
    public long after() {
        long held = handOver();
        if (held != NOTHING) {
            policy.permits().release(held, run.failure() != null);
        }
        return PASS;
    }

    @Override
    public @Nullable Runnable abandoned() {
        long held = handOver();
        return held == NOTHING ? null : () -> policy.permits().release(held, false);
    }

    private long handOver() {
        long held = queued == null ? ticket : queued.leave() ? NOTHING : queued.ticket();
        ticket = NOTHING;
        queued = null;
        return held;
    }
}
