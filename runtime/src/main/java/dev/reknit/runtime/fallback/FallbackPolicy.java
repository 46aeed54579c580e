package dev.reknit.runtime.fallback;

import dev.reknit.Fallback;
import dev.reknit.runtime.FailureMatcher;
import dev.reknit.runtime.GuardedMethod;
import dev.reknit.runtime.Layer;
import dev.reknit.runtime.Policy;
import dev.reknit.runtime.Run;
import dev.reknit.runtime.event.Event.FallbackUsed;

/** Answers in place of a call that failed. Immutable. */
final class FallbackPolicy implements Policy {
    private final FailureMatcher matcher;
    private final Fallbacks fallbacks;

    FallbackPolicy(Fallback fallback, GuardedMethod method) {
        matcher = new FailureMatcher(fallback.applyOn(), fallback.skipOn());
        fallbacks = Fallbacks.of(fallback, method);
    }

    @Override
    public String name() {
        return "Fallback";
    }

    @Override
    public Layer around(Run run, long ticket) {
        return () -> after(run);
    }

    private long after(Run run) throws Throwable {
        Throwable failure = run.failure();
        if (failure == null || !matcher.matches(failure)) {
            return Layer.PASS;
        }
        Fallbacks.Answer answer = fallbacks.forFailure(failure);
        if (answer == null) {
            return Layer.PASS;
        }
        if (run.wants(FallbackUsed.class)) {
            run.publish(new FallbackUsed(run.method().site(), answer.name(), failure));
        }
        run.fallback();
        run.succeed(answer.give(run, failure));
        return Layer.AWAIT;
    }
}
