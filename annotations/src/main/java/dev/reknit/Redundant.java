package dev.reknit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.temporal.ChronoUnit;

/**
 * Several instances, or several methods, stand in for one.
 *
 * <p><b>On a field</b> of an interface type, {@link #from()} names what gives the instances, and the
 * field acts as one instance over them. The field is filled by Reknit; the class does not assign it.
 *
 * <pre>{@code
 * private final List<Mirror> mirrors = ...;
 *
 * @Redundant(from = "mirrors", strategy = Strategy.ROUND_ROBIN)
 * private Mirror mirror;
 * }</pre>
 *
 * <p>A call goes to one instance; when it fails, to the next, until one succeeds. An instance that
 * failed {@link #ejectAfter()} times in a row is passed over for {@link #ejectionTime()}, longer each
 * time it happens again, and is then tried anew. No more than {@link #maxEjectedPercent()} of the
 * instances are passed over at once. When all fail, the caller gets an {@link
 * AllInstancesFailedException} that carries every failure.
 *
 * <p><b>On a method</b>, {@link #alternates()} names other methods that do the same in another way,
 * and {@link #accept()} a test of the result: a recovery block (Randell, <cite>System structure for
 * software fault tolerance</cite>, 1975). They are tried in their order when the method fails or its
 * result is not accepted.
 *
 * <pre>{@code
 * @Redundant(alternates = {"viaMirror", "viaCache"}, accept = "plausible")
 * Rate rate(Currency currency) throws IOException { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface Redundant {

    /**
     * On a field: the name of a method without parameters, or of a field, of this class or a superclass, that gives an
     * {@link Iterable}, an array, a {@link java.util.stream.Stream} (methods only) or a {@link java.util.function.Supplier} of one of these. It is asked at
     * each call, so that the instances may change while the program runs. Static if the annotated field is.
     */
    String from() default "";

    /** On a field: which instance a call goes to first. */
    Strategy strategy() default Strategy.FAILOVER;

    /** On a method: the names of methods of this class with the same parameters and result. */
    String[] alternates() default {};

    /**
     * On a method: the name of a method of this class that says whether a result is accepted; empty
     * to accept any. It takes the result as its only parameter and returns {@code boolean}.
     */
    String accept() default "";

    /** Which failures lead to the next instance or alternate, with subclasses. */
    Class<? extends Throwable>[] failOn() default {Exception.class};

    /** Which failures reach the caller at once, with subclasses; wins over {@link #failOn()}. */
    Class<? extends Throwable>[] skipOn() default {};

    /** On a field: after how many failures in a row an instance is ejected; 0 for never. */
    int ejectAfter() default 5;

    /** On a field: how long the first ejection lasts, in {@link #ejectionTimeUnit()}; the n-th in succession lasts n times as long. 1 or more. */
    @InUnit("ejectionTimeUnit")
    long ejectionTime() default 30_000;

    /** On a field: how long an ejection lasts at most, in {@link #ejectionTimeUnit()}; at least {@link #ejectionTime()}. */
    @InUnit("ejectionTimeUnit")
    long maxEjectionTime() default 300_000;

    /** The unit of {@link #ejectionTime()} and {@link #maxEjectionTime()}. */
    ChronoUnit ejectionTimeUnit() default ChronoUnit.MILLIS;

    /**
     * On a field: the share of the instances, in percent from 0 to 100, that may be ejected at once;
     * rounded down. An instance beyond it stays in use. With the default, one of two may be ejected, and never all.
     */
    int maxEjectedPercent() default 50;
}
