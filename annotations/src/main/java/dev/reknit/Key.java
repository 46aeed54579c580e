package dev.reknit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the parameter that tells calls apart, by {@code equals}, where a policy has a scope of {@link
 * BreakerScope#KEY}. One parameter of a method at most; a primitive one is boxed, which may allocate. Its {@code
 * equals} and {@code hashCode} are called with each call, and must not change while the key is in use.
 *
 * <pre>{@code
 * @CircuitBreaker(scope = BreakerScope.KEY)
 * byte[] fetch(@Key String host, String path) throws IOException { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Key {}
