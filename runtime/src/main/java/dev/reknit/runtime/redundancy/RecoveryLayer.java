package dev.reknit.runtime.redundancy;

import dev.reknit.runtime.Layer;
import dev.reknit.runtime.Run;
import dev.reknit.runtime.event.Event.FailedOver;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The attempts of one call of a method with alternates. */
final class RecoveryLayer implements Layer {
    private final RecoveryBlock block;
    private final Run run;
    private final Failures failures = new Failures();
    private String attempted;

    /** The index of the alternate that is tried next. */
    private int next;

    RecoveryLayer(RecoveryBlock block, Run run) {
        this.block = block;
        this.run = run;
        this.attempted = run.method().name();
    }

    /** An outer layer begins anew: with the method itself. */
    @Override
    public @Nullable CompletionStage<?> before() {
        failures.clear();
        attempted = run.method().name();
        next = 0;
        run.attempt(null);
        return null;
    }

    @Override
    public long after() {
        Throwable failure = block.failure(run, attempted);
        if (failure == null) {
            block.meters().ended(true, next == 0);
            return PASS;
        }
        run.fail(failure);
        if (!block.leadsOn(failure, run)) {
            failures.attachTo(failure);
            return failed();
        }
        failures.add(attempted, failure);
        if (next == block.alternates().size()) {
            run.fail(failures.allFailed(run.method().site() + ": the method and every alternate failed"));
            return failed();
        }
        goOver(block.alternates().get(next++), failure);
        return 0;
    }

    private long failed() {
        block.meters().ended(false, next == 0);
        return PASS;
    }

    @Override
    public @Nullable Runnable abandoned() {
        block.meters().ended(false, next == 0);
        return null;
    }

    /** The thread was interrupted before the alternate could be called. */
    @Override
    public void interrupted() {
        Throwable last = run.failure();
        if (last != null) {
            failures.attachTo(last);
        }
        block.meters().ended(false, next == 0);
    }

    private void goOver(RecoveryBlock.Alternate to, Throwable failure) {
        if (run.wants(FailedOver.class)) {
            run.publish(
                    new FailedOver(run.method().site(), run.method().site().member(), attempted, to.name(), failure));
        }
        block.meters().failover();
        attempted = to.name();
        run.attempt(to.invoker());
    }
}
