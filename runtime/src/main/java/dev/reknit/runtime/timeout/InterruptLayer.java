package dev.reknit.runtime.timeout;

import dev.reknit.runtime.Admission;
import dev.reknit.runtime.Layer;
import dev.reknit.runtime.Run;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The attempts of one call, each of which interrupts its caller when it takes too long. */
final class InterruptLayer implements Layer {
    private final TimeoutPolicy policy;
    private final Run run;
    private long ticket;

    InterruptLayer(TimeoutPolicy policy, Run run, long ticket) {
        this.policy = policy;
        this.run = run;
        this.ticket = ticket;
    }

    @Override
    public @Nullable CompletionStage<?> before() {
        ticket = policy.watch().enter(policy.nanos(), true);
        return null;
    }

    @Override
    public long after() {
        long held = ticket;
        ticket = Admission.LEFT;
        if (held > 0 && run.failure() instanceof VirtualMachineError) {
            policy.watch().forgetWithin(held);
        }
        if (held > 0) {
            long left = policy.watch().leftNanos(held);
            if (!policy.watch().leave(held)) {
                policy.watch().leaveLate(held);
                throw policy.timedOut(run);
            }
            policy.inTime(left);
        }
        return PASS;
    }

    @Override
    public @Nullable Runnable abandoned() {
        if (ticket > 0 && !policy.watch().leave(ticket)) {
            policy.watch().leaveLate(ticket);
        }
        ticket = Admission.LEFT;
        return null;
    }
}
