package dev.reknit.weaver.select;

import dev.reknit.Checkpointed;
import dev.reknit.Fallback;
import dev.reknit.Redundant;
import dev.reknit.Retry;
import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.util.List;
import net.bytebuddy.jar.asm.Type;

/** The annotations that the weaver acts on, in the order in which their policies surround a call. */
public enum Guard {
    /** {@link Fallback}. */
    FALLBACK(Fallback.class, Tier.ATTEMPTS),
    /** {@link Retry}. */
    RETRY(Retry.class, Tier.ATTEMPTS),
    /** {@link Redundant}; on a field it is no tier of a method. */
    REDUNDANT(Redundant.class, Tier.ATTEMPTS),
    /** {@link Checkpointed}. */
    CHECKPOINTED(Checkpointed.class, Tier.STATE);

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
    private final List<ElementType> targets;

    Guard(Class<? extends Annotation> annotation, Tier tier) {
        this.annotation = annotation;
        this.tier = tier;
        this.descriptor = Type.getDescriptor(annotation);
        this.targets = List.of(annotation.getAnnotation(Target.class).value());
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
        return targets.contains(ElementType.TYPE);
    }

    /** Whether it may stand on a field. */
    public boolean onField() {
        return targets.contains(ElementType.FIELD);
    }
}
