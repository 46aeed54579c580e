package dev.reknit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.temporal.ChronoUnit;

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
 * failure as suppressed. When something cannot be copied, {@link StateCaptureException} is thrown: before
 * the method is run, or where the method came upon it.
 *
 * <p><b>On a class</b>, its objects have a durable identity as well. Each of its instance methods that is not private and may
 * change something is a checkpointed call. What the object holds is written to a {@linkplain #store() store} when a trigger says
 * so, and an object that is constructed with the same {@linkplain #name() name} and {@link Key} later, in another process, has
 * the state of the last checkpoint again, and of all {@link Journaled} calls since:
 *
 * <pre>{@code
 * @Checkpointed(every = 1_000, keep = 3)
 * class OrderBook {
 *     @Key private final String market;
 *     private final Map<Long, Order> orders = new HashMap<>();
 *
 *     OrderBook(String market) { this.market = market; }      // here the state is recovered
 *
 *     @Journaled
 *     void place(Order order) { ... }                         // safe on the disk when it returns
 * }
 * }</pre>
 *
 * <p>Final fields keep what the constructor gave them; what they refer to is filled in place. Only one live object may have a name
 * and key. {@code docs/durability.md} says what is promised.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
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

    /**
     * On a class: what its objects are called in the store, so that the class may be renamed and moved. Default: the class's binary
     * name.
     */
    String name() default "";

    /**
     * On a class: which store, by the name that the configuration gives it: {@code reknit.store.<name>.folder}. Default: the
     * store {@code default}, in the folder {@code reknit-store} of the working directory.
     */
    String store() default "default";

    /** On a class: a checkpoint after so many checkpointed calls that succeeded; 0: not by number. */
    int every() default 0;

    /**
     * On a class: a checkpoint each time so much has passed, if anything was changed, in {@link #intervalUnit()}; 0: not by time; {@link
     * #AUTO}: chosen from the measured cost of a checkpoint and the rate of failures.
     */
    @InUnit("intervalUnit")
    long interval() default 0;

    /** The unit of {@link #interval()}. */
    ChronoUnit intervalUnit() default ChronoUnit.SECONDS;

    /** On a class: how many checkpoints of an object are kept, 1 or more. Default: 2. */
    int keep() default 2;

    /** On a class: when an object gets its saved state. */
    Recover recover() default Recover.AUTO;

    /** As {@link #interval()}: sqrt(2 · cost · MTBF), by Young (CACM 1974), with Daly's correction (FGCS 2006). */
    long AUTO = -1;
}
