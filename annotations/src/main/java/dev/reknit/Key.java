package dev.reknit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tells one of many apart. On a parameter, it marks the one that tells one target of a method from another, such as the tenant or the host: a policy that is
 * kept for each key has state of its own for each value, told apart by {@code equals}. A method has at most one.
 *
 * <pre>{@code
 * @CircuitBreaker(scope = BreakerScope.KEY)
 * String fetch(@Key String host, String path) { … }
 * }</pre>
 *
 * <p>On a field of a class that is {@link Checkpointed} as a whole, it marks the one that tells its objects apart in the
 * store: final, and a string, an integer number, a {@link java.util.UUID} or an enum constant. A class has at most one.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD})
public @interface Key {}
