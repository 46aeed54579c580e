package dev.reknit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Restores the state of the object when the method throws: every field, and every object that is
 * reachable from it and belongs to its state, has again what it had when the method was entered.
 *
 * <pre>{@code
 * @Checkpointed
 * void book(Order order) throws RejectedException { ... }
 * }</pre>
 *
 * <p>State is what is reachable through the object's fields, except fields that are {@code
 * transient}, {@code static} or {@link Ephemeral}. Objects keep their identity: contents are put
 * back into the same objects, so that references held elsewhere stay valid. Immutable values are
 * shared. A field that cannot be captured (a thread, a stream, a random generator) is refused while
 * weaving, with its path.
 *
 * <p>Calls of checkpointed methods on one object exclude each other; a thread may enter again.
 * Calls nest: an inner one that throws takes back what was done since it was entered, an outer one everything.
 * With {@link Retry} each attempt starts from the state that the call found.
 *
 * <p>The failure reaches the caller as the same object. Should restoring fail for some part, the
 * rest is restored all the same, and a {@link StateRestoreException} that names the parts is added to the
 * failure as suppressed. When capturing fails, the method is not run: {@link StateCaptureException}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Checkpointed {

    /** Which failures restore the state, with subclasses. */
    Class<? extends Throwable>[] restoreOn() default {Throwable.class};

    /** Which failures leave the state as it is, with subclasses; wins over {@link #restoreOn()}. */
    Class<? extends Throwable>[] skipOn() default {};

    /** Whether the arguments, and what is reachable from them, are restored as well. */
    boolean arguments() default false;
}
