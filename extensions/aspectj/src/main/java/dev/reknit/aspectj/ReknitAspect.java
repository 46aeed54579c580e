package dev.reknit.aspectj;

import org.aspectj.lang.JoinPoint;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Before;
import org.aspectj.lang.annotation.DeclarePrecedence;
import org.aspectj.lang.annotation.DeclareWarning;
import org.aspectj.lang.annotation.Pointcut;
import org.aspectj.lang.annotation.SuppressAjWarnings;
import org.jspecify.annotations.Nullable;

/**
 * Guards the methods and fields that bear Reknit's annotations, in a program that AspectJ weaves. What is covered is what
 * Reknit's own weaver covers; classes that it has woven are left alone.
 *
 * <p>Its advice is the last before the method, and this is no matter of taste: AspectJ may skip advice that lies within
 * advice that proceeds for the third time, or on another thread (its join points count on one stack). So other aspects surround
 * all attempts of a call.
 *
 * <p>There is one instance, which AspectJ gets by {@link #aspectOf}. It has no state.
 */
@Aspect
@DeclarePrecedence("*, dev.reknit.aspectj.ReknitAspect")
public final class ReknitAspect {
    /** Said by AspectJ of each constructor that it sees: at build time, or when the class is loaded. */
    @DeclareWarning("durable() && unwoven()")
    public static final String NOT_DURABLE =
            "the class is @Checkpointed, but none of its objects will be saved: that takes"
                    + " members which aspects do not add; weave the class by Reknit and not by AspectJ";

    private static final ReknitAspect INSTANCE = new ReknitAspect();

    private ReknitAspect() {}

    /** The instance; called by woven code. AspectJ's compiler would add the method, and needs not. */
    public static ReknitAspect aspectOf() {
        return INSTANCE;
    }

    /** Whether there is an instance. As {@link #aspectOf}. */
    public static boolean hasAspect() {
        return true;
    }

    /** Code of classes that Reknit's own weaver has not woven. */
    @Pointcut("!within(@dev.reknit.runtime.Woven *)")
    public void unwoven() {}

    /** A method with an annotation of its own. */
    @Pointcut("execution(@(dev.reknit.Fallback || dev.reknit.Retry || dev.reknit.CircuitBreaker || dev.reknit.RateLimit"
            + " || dev.reknit.Timeout || dev.reknit.Bulkhead || dev.reknit.Hedge || dev.reknit.Redundant"
            + " || dev.reknit.Checkpointed || dev.reknit.Journaled) * *(..))")
    public void annotated() {}

    /** A method that an annotation of its class, or of a superclass, is for. */
    @Pointcut("execution(!private !static * *(..)) && (@within(dev.reknit.Fallback) || @within(dev.reknit.Retry)"
            + " || @within(dev.reknit.CircuitBreaker) || @within(dev.reknit.RateLimit) || @within(dev.reknit.Timeout)"
            + " || @within(dev.reknit.Bulkhead) || @within(dev.reknit.Hedge) || @within(dev.reknit.Checkpointed))")
    public void coveredByClass() {}

    /** The construction of an object that is to outlive the process. */
    @Pointcut("execution((@dev.reknit.Checkpointed *).new(..))")
    public void durable() {}

    /** An object is constructed that will not outlive the process: its class says so. */
    @SuppressAjWarnings("adviceDidNotMatch")
    @Before("durable() && unwoven()")
    public void construct(JoinPoint.StaticPart place) {
        AdvisedClass.tell(place);
    }

    /** Makes a call of a guarded method. */
    @SuppressAjWarnings("adviceDidNotMatch")
    @Around("(annotated() || coveredByClass()) && unwoven()")
    public @Nullable Object guard(ProceedingJoinPoint point, JoinPoint.StaticPart place) throws Throwable {
        return AdvisedClass.method(place).call(point);
    }

    /** A field that acts as one instance over several is about to be read. */
    @SuppressAjWarnings("adviceDidNotMatch")
    @Before("get(@dev.reknit.Redundant !static * *) && target(owner) && unwoven()")
    public void fill(JoinPoint.StaticPart place, Object owner) {
        FilledField.of(place).fill(owner);
    }

    /** As {@link #fill}, for a static field. */
    @SuppressAjWarnings("adviceDidNotMatch")
    @Before("get(@dev.reknit.Redundant static * *) && unwoven()")
    public void fillShared(JoinPoint.StaticPart place) {
        FilledField.of(place).fill(null);
    }
}
