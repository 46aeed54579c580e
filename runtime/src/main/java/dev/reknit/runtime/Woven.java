package dev.reknit.runtime;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a woven class, so that it is not woven again. Written by the weaver only; it is in the class
 * file, and not seen by reflection.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Woven {
    /** The rules that had a part in it, and in what; in a form that is the weaver's own. */
    String[] rules() default {};
}
