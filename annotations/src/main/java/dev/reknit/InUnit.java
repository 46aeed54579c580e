package dev.reknit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of an annotation's attribute that it is a duration, and which other attribute holds its unit. What is
 * configured for it may then be a duration such as {@code 1.5s}, and is converted. Such an attribute is a {@code
 * long}, and its unit a {@link java.time.temporal.ChronoUnit}.
 *
 * <pre>{@code
 * @InUnit("delayUnit")
 * long delay() default 0;
 *
 * ChronoUnit delayUnit() default ChronoUnit.MILLIS;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface InUnit {
    /** The name of the attribute that holds the unit. */
    String value();
}
