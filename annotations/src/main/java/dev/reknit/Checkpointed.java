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
 * back into the same objects, so that references held elsewhere stay valid. Woven classes and the JDK's
 * collections that they create log what is changed, so a call costs what it changes, however large the state
 * is; immutable values are shared; anything else is copied when the call opens or comes upon it. A
 * field that cannot be captured (a thread, a stream, a random generator) is refused while
 * weaving, with its path. What belongs to which kind, and what exactly is restored: {@code
 * docs/checkpoint.md}.
 *
 * <p>What is logged is restored wherever it was changed by this call, on its thread: also in an
 * argument, or in an object that belongs to another checkpointed one.
 *
 * <p>Calls of checkpointed methods on one object exclude each other; a thread may enter again. Calls that
 * would wait for each other in a circle are told so: {@link CheckpointDeadlockException}. Calls
 * nest: an inner one that throws takes back what was done since it was entered, an outer one everything.
 * With {@link Retry} each attempt starts from the state that the call found.
 *
 * <p>The failure reaches the caller as the same object. Should restoring fail for some part, the
 * rest is restored all the same, and a {@link StateRestoreException} that names the parts is added to the
 * failure as suppressed. When something cannot be copied that the object itself refers to, {@link
 * StateCaptureException} is thrown before the method is run. What the method comes upon on its way does not
 * stop it: it goes on, and if it fails, a {@link StateRestoreException} names what may have changed.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Checkpointed {

    /** Which failures restore the state, with subclasses. */
    Class<? extends Throwable>[] restoreOn() default {Throwable.class};

    /** Which failures leave the state as it is, with subclasses; wins over {@link #restoreOn()}. */
    Class<? extends Throwable>[] skipOn() default {};

    /**
     * Whether the arguments, and what is reachable from them, are restored as well, if they are of a
     * kind that is copied. What logs its own changes is restored in any case.
     */
    boolean arguments() default false;
}
