package dev.reknit.weaver.check;

import dev.reknit.Bulkhead;
import dev.reknit.Checkpointed;
import dev.reknit.CircuitBreaker;
import dev.reknit.Ephemeral;
import dev.reknit.Fallback;
import dev.reknit.Hedge;
import dev.reknit.RateLimit;
import dev.reknit.Redundant;
import dev.reknit.Retry;
import dev.reknit.Timeout;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Set;

/** The rules of all annotations. */
public final class Checks {
    private static final Map<Class<? extends Annotation>, Check> BY_ANNOTATION = Map.of(
            Bulkhead.class, new BulkheadCheck(),
            Checkpointed.class, new CheckpointedCheck(),
            CircuitBreaker.class, new CircuitBreakerCheck(),
            Ephemeral.class, new EphemeralCheck(),
            Fallback.class, new FallbackCheck(),
            Hedge.class, new HedgeCheck(),
            RateLimit.class, new RateLimitCheck(),
            Redundant.class, new RedundantCheck(),
            Retry.class, new RetryCheck(),
            Timeout.class, new TimeoutCheck());

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
