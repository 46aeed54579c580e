package dev.reknit.weaver.check;

import dev.reknit.Bulkhead;
import dev.reknit.Checkpointed;
import dev.reknit.CircuitBreaker;
import dev.reknit.Ephemeral;
import dev.reknit.Fallback;
import dev.reknit.Hedge;
import dev.reknit.Journaled;
import dev.reknit.RateLimit;
import dev.reknit.Redundant;
import dev.reknit.Retry;
import dev.reknit.Timeout;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Set;

/** The rules of all annotations. */
public final class Checks {
    private static final Map<Class<? extends Annotation>, Check> BY_ANNOTATION = Map.ofEntries(
            Map.entry(Bulkhead.class, new BulkheadCheck()),
            Map.entry(Checkpointed.class, new CheckpointedCheck()),
            Map.entry(CircuitBreaker.class, new CircuitBreakerCheck()),
            Map.entry(Ephemeral.class, new EphemeralCheck()),
            Map.entry(Fallback.class, new FallbackCheck()),
            Map.entry(Hedge.class, new HedgeCheck()),
            Map.entry(Journaled.class, new JournaledCheck()),
            Map.entry(RateLimit.class, new RateLimitCheck()),
            Map.entry(Redundant.class, new RedundantCheck()),
            Map.entry(Retry.class, new RetryCheck()),
            Map.entry(Timeout.class, new TimeoutCheck()));

    private Checks() {}

    /** The annotations that have rules. */
    static Set<Class<? extends Annotation>> annotations() {
        return BY_ANNOTATION.keySet();
    }

    /** Holds one use of an annotation against its rules. */
    public static void check(Subject subject, Problems problems) {
        Check check = BY_ANNOTATION.get(subject.annotation().type());
        if (check != null && Shape.fits(subject, problems)) {
            check.check(subject, problems);
        }
    }
}
