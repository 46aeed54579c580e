package dev.reknit.runtime.hedge;

import dev.reknit.runtime.Invoker;
import dev.reknit.runtime.Layer;
import dev.reknit.runtime.Run;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The attempts of one call whose caller waits, each with a rival if it is slow. */
final class HedgeLayer implements Layer {
    private final HedgePolicy policy;
    private final Run run;
    private boolean called;

    HedgeLayer(HedgePolicy policy, Run run) {
        this.policy = policy;
        this.run = run;
    }

    @Override
    public @Nullable CompletionStage<?> before() {
        if (!called) {
            called = true;
            policy.called();
        }
        return null;
    }

    @Override
    public Invoker within(Invoker attempt) {
        return (self, arguments) -> new Race(policy, run, () -> attempt.invoke(self, arguments)).run();
    }

    @Override
    public long after() {
        return PASS;
    }
}
