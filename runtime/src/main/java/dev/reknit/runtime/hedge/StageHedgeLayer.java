package dev.reknit.runtime.hedge;

import dev.reknit.runtime.Admission;
import dev.reknit.runtime.Layer;
import dev.reknit.runtime.Run;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The attempts of one call that returns a stage, each with a rival if it is slow. */
final class StageHedgeLayer implements Layer {
    private final HedgePolicy policy;
    private final Run run;
    private long startNanos;

    StageHedgeLayer(HedgePolicy policy, Run run, long ticket) {
        this.policy = policy;
        this.run = run;
        this.startNanos = ticket == Admission.NOT_ENTERED || ticket == Admission.QUIET ? now() : ticket;
        if (ticket == Admission.NOT_ENTERED) {
            policy.called();
        }
    }

    @Override
    public @Nullable CompletionStage<?> before() {
        startNanos = now();
        return null;
    }

    @Override
    public CompletionStage<?> started(CompletionStage<?> stage) {
        boolean there = stage instanceof CompletableFuture<?> future && future.isDone();
        if (there) {
            policy.meters().ended();
            return stage;
        }
        return new StageRace(policy, run, stage).begun();
    }

    @Override
    public long after() {
        if (run.failure() == null) {
            policy.took(now() - startNanos);
        }
        return PASS;
    }

    private long now() {
        return run.environment().clock().nanoTime();
    }
}
