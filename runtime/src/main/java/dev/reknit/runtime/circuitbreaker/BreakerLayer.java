package dev.reknit.runtime.circuitbreaker;

import dev.reknit.runtime.Admission;
import dev.reknit.runtime.Layer;
import dev.reknit.runtime.Run;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What one call tells its breaker. */
final class BreakerLayer implements Layer {
    private final BreakerPolicy policy;
    private final Run run;
    private final Breaker breaker;

    /** Of the attempt that is going on. */
    private long ticket;

    BreakerLayer(BreakerPolicy policy, Run run, Breaker breaker, long ticket) {
        this.policy = policy;
        this.run = run;
        this.breaker = breaker;
        this.ticket = ticket;
    }

    @Override
    public @Nullable CompletionStage<?> before() {
        ticket = Admission.NOT_ENTERED;
        ticket = policy.enter(breaker);
        return null;
    }

    @Override
    public long after() {
        if (isIn()) {
            policy.ended(breaker, ticket, run.failure());
            ticket = Admission.LEFT;
        }
        return PASS;
    }

    @Override
    public @Nullable Runnable abandoned() {
        if (isIn()) {
            breaker.forget(ticket, policy.clock());
            ticket = Admission.LEFT;
        }
        return null;
    }

    private boolean isIn() {
        return ticket != Admission.NOT_ENTERED && ticket != Admission.LEFT;
    }
}
