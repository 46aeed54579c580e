package dev.reknit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Writes each call of the method, with its arguments, to the write-ahead log of the object's store before the body runs, and
 * returns when that is safe on the disk. Recovery runs the calls again that came after the last checkpoint.
 *
 * <pre>{@code
 * @Journaled
 * void place(Order order) { ... }
 * }</pre>
 *
 * <p>For instance methods of a class that is {@link Checkpointed} as a whole. A body that throws leaves the object as it was, and
 * a mark in the log, so that the call is not run again. Time, randomness and {@code UUID.randomUUID()} read by the body, and by woven code
 * that it calls, come from the log's entry, so that it does the same when it is run again. What it reads besides (files, other
 * objects' state, the network) has to be the same, too; that it was not is found by a hash of what each call did, and told.
 *
 * <p>A journaled method that is called by a journaled method of the same object is part of that call. One of another durable
 * object may not be called from it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Journaled {

    /** When the call returns. */
    Durability durability() default Durability.SYNC;

    /**
     * What the method is called in the log, so that it may be renamed. Default: its name. Overloads need different ones.
     */
    String name() default "";

    /**
     * Rises when the method's parameters or its meaning change. The entries of an older version are run by the method that bears its name
     * and number, which may be private and called by nobody else; if there is none, recovery of the object ends there and says so.
     */
    int version() default 1;
}
