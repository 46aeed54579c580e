package dev.reknit.runtime;

import java.lang.annotation.Annotation;

/**
 * Makes the policy that an annotation asks for. Found by {@link java.util.ServiceLoader}, so that an
 * extension may bring policies of its own.
 *
 * @param <A> the annotation
 */
public interface PolicyFactory<A extends Annotation> {
    /** The annotation that this factory serves. */
    Class<A> annotation();

    /** Where the policy stands among others. */
    Position position();

    /**
     * Makes the policy.
     *
     * @throws IllegalArgumentException if an attribute's value is not allowed; the message names the
     *     attribute, the value found and the values allowed
     */
    Policy create(A annotation, PlanContext context);
}
