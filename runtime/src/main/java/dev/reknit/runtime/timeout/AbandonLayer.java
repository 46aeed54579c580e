package dev.reknit.runtime.timeout;

import dev.reknit.runtime.Admission;
import dev.reknit.runtime.Invoker;
import dev.reknit.runtime.Layer;
import dev.reknit.runtime.Run;
import dev.reknit.runtime.StrayAttempt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one call, each on a thread of its own that is left behind when it takes too long. The caller
 * waits, and is interrupted by the watch when the time is up.
 */
final class AbandonLayer implements Layer {
    private final TimeoutPolicy policy;
    private final Run run;
    private long ticket = Admission.NOT_ENTERED;

    AbandonLayer(TimeoutPolicy policy, Run run) {
        this.policy = policy;
        this.run = run;
    }

    @Override
    public @Nullable CompletionStage<?> before() {
        ticket = policy.watch().enter(policy.nanos(), true);
        return null;
    }

    @Override
    public Invoker within(Invoker attempt) {
        return (self, arguments) -> {
            StrayAttempt going = new StrayAttempt(run.environment(), () -> attempt.invoke(self, arguments));
            going.start();
            try {
                return going.get();
            } catch (ExecutionException failed) {
                throw failed.getCause();
            } catch (InterruptedException stop) {
                going.interrupt();
                run.abandon(this, going);
                if (leave()) {
                    throw stop;
                }
                throw policy.timedOut(run);
            }
        };
    }

    @Override
    public long after() {
        boolean held = ticket > 0;
        long left = held ? policy.watch().leftNanos(ticket) : 0;
        if (!leave()) {
            throw policy.timedOut(run);
        }
        if (held) {
            policy.inTime(left);
        }
        return PASS;
    }

    @Override
    public @Nullable Runnable abandoned() {
        boolean ignored = leave();
        return null;
    }

    /** Whether the attempt was in time, or has been left before. */
    private boolean leave() {
        long held = ticket;
        ticket = Admission.LEFT;
        if (held <= 0 || policy.watch().leave(held)) {
            return true;
        }
        policy.watch().leaveLate(held);
        return false;
    }
}
