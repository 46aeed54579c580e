package dev.reknit.weaver.select;

import dev.reknit.Bulkhead;
import dev.reknit.Checkpointed;
import dev.reknit.CircuitBreaker;
import dev.reknit.Fallback;
import dev.reknit.Hedge;
import dev.reknit.Journaled;
import dev.reknit.RateLimit;
import dev.reknit.Redundant;
import dev.reknit.Retry;
import dev.reknit.Timeout;
import java.lang.annotation.Annotation;
import net.bytebuddy.jar.asm.Type;

/** The annotations that the weaver acts on, in the order in which their policies surround a call. */
public enum Guard {
    /** {@link Fallback}. */
    FALLBACK(Fallback.class, Tier.ATTEMPTS, true, false),
    /** {@link Retry}. */
    RETRY(Retry.class, Tier.ATTEMPTS, true, false),
    /** {@link CircuitBreaker}. */
    CIRCUIT_BREAKER(CircuitBreaker.class, Tier.ATTEMPTS, true, false),
    /** {@link RateLimit}. */
    RATE_LIMIT(RateLimit.class, Tier.ATTEMPTS, true, false),
    /** {@link Timeout}. */
    TIMEOUT(Timeout.class, Tier.ATTEMPTS, true, false),
    /** {@link Bulkhead}. */
    BULKHEAD(Bulkhead.class, Tier.ATTEMPTS, true, false),
    /** {@link Hedge}. */
    HEDGE(Hedge.class, Tier.ATTEMPTS, true, false),
    /** {@link Redundant}; on a field it is no tier of a method. */
    REDUNDANT(Redundant.class, Tier.ATTEMPTS, false, true),
    /** {@link Checkpointed}; on a class it says more than that of its methods. */
    CHECKPOINTED(Checkpointed.class, Tier.STATE, true, false),
    /** {@link Journaled}. */
    JOURNALED(Journaled.class, Tier.STATE, false, false);

    /** What a policy is about; each tier that a method has is a method of its own in the woven class. */
    public enum Tier {
        /** Whether and when an attempt is made. */
        ATTEMPTS,
        /** What becomes of the object's state in an attempt. */
        STATE
    }

    private final Class<? extends Annotation> annotation;
    private final Tier tier;
    private final String descriptor;
    private final boolean onClass;
    private final boolean onField;

    /** The targets stand here because to ask the annotation itself makes a proxy: 28 ms for the first. */
    Guard(Class<? extends Annotation> annotation, Tier tier, boolean onClass, boolean onField) {
        this.annotation = annotation;
        this.tier = tier;
        this.descriptor = Type.getDescriptor(annotation);
        this.onClass = onClass;
        this.onField = onField;
    }

    /** The annotation. */
    public Class<? extends Annotation> annotation() {
        return annotation;
    }

    /** The descriptor of the annotation. */
    public String descriptor() {
        return descriptor;
    }

    /** The tier that it belongs to. */
    public Tier tier() {
        return tier;
    }

    /** Whether it may stand on a class. */
    public boolean onClass() {
        return onClass;
    }

    /** Whether it may stand on a field. */
    public boolean onField() {
        return onField;
    }
}
