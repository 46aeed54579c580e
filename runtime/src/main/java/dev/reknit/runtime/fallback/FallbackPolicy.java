package dev.reknit.runtime.fallback;

import dev.reknit.Fallback;
import dev.reknit.runtime.Admission;
import dev.reknit.runtime.FailureMatcher;
import dev.reknit.runtime.Guarded;
import dev.reknit.runtime.Layer;
import dev.reknit.runtime.PlanContext;
import dev.reknit.runtime.Policy;
import dev.reknit.runtime.Run;
import dev.reknit.runtime.Violation;
import dev.reknit.runtime.event.Event.FallbackUsed;
import dev.reknit.runtime.time.Nanos;
import org.jspecify.annotations.Nullable;

/** Answers in place of a call that failed. Immutable. */
final class FallbackPolicy implements Policy {
    private final FailureMatcher matcher;
    private final Fallbacks fallbacks;
    private final @Nullable LastKnownGood known;
    private final long maxAgeNanos;
    private final long maxWeight;

    FallbackPolicy(Fallback fallback, PlanContext context) {
        Guarded method = context.method();
        Violation.refuseAny(new FallbackNumbers(fallback.maxAge(), fallback.maxWeight()).violations(), "Fallback", "");
        matcher = new FailureMatcher(fallback.applyOn(), fallback.skipOn());
        fallbacks = Fallbacks.of(fallback, method);
        maxAgeNanos = Nanos.of(fallback.maxAge(), fallback.maxAgeUnit());
        maxWeight = fallback.maxWeight();
        known = fallback.lastKnownGood() ? known(context) : null;
    }

    private LastKnownGood known(PlanContext context) {
        if (context.method().method().getReturnType() == void.class) {
            throw new IllegalArgumentException("Fallback.lastKnownGood = true on "
                    + context.method().site() + ": the method returns nothing that could be kept; take it off");
        }
        return context.state(
                LastKnownGood.class,
                () -> new LastKnownGood(context.environment().clock(), maxAgeNanos, maxWeight));
    }

    @Override
    public String name() {
        return "Fallback";
    }

    @Override
    public @Nullable Admission admission() {
        return known == null ? null : Admission.ASK_LAYER;
    }

    @Override
    public void activate() {
        if (known != null) {
            known.adopt(maxAgeNanos, maxWeight);
        }
    }

    @Override
    public Layer around(Run run, long ticket) {
        return () -> after(run);
    }

    private long after(Run run) throws Throwable {
        Throwable failure = run.failure();
        if (failure == null) {
            if (known != null) {
                known.remember(run);
            }
            return Layer.PASS;
        }
        return matcher.matches(failure) && !isAnsweredByLast(run, failure) ? answer(run, failure) : Layer.PASS;
    }

    private boolean isAnsweredByLast(Run run, Throwable failure) {
        LastKnownGood.Result last = known == null ? null : known.recall(run);
        if (known == null || last == null) {
            return false;
        }
        if (run.wants(FallbackUsed.class)) {
            String name = "last known good, " + known.ageMillis(last) + " ms old";
            run.publish(new FallbackUsed(run.method().site(), name, failure));
        }
        run.fallback();
        run.succeed(last.value());
        return true;
    }

    private long answer(Run run, Throwable failure) throws Throwable {
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
