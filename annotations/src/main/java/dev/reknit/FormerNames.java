package dev.reknit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The names that a class or field had when older checkpoints were written: what is found under one of them is its own.
 *
 * <pre>{@code
 * @FormerNames("com.acme.Order")            // on a class: binary names
 * class Purchase {
 *     @FormerNames({"qty", "amount"})       // on a field, or a component of a record
 *     private int quantity;
 * }
 * }</pre>
 *
 * <p>On a class that is {@link Checkpointed} as a whole, they are also names that its objects had in the store, by default the binary name of the class: what is there under
 * them and the same {@link Key} is gone on from. If there is something under the name of today that does not go on from it, the object is not
 * recovered: {@link StateRecoveryException}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.RECORD_COMPONENT})
public @interface FormerNames {
    /** The names, in any order. None may be the name of another field of the class, or of another class of the state. */
    String[] value();
}
