package dev.reknit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the parameter that tells one target of a method from another, such as the tenant or the host: a policy that is
 * kept for each key has state of its own for each value, told apart by {@code equals}. A method has at most one.
 *
 * <pre>{@code
 * @CircuitBreaker(scope = BreakerScope.KEY)
 * String fetch(@Key String host, String path) { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Key {}
