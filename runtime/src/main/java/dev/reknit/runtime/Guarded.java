package dev.reknit.runtime;

import dev.reknit.runtime.event.Site;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a plan is made for: a {@linkplain GuardedMethod woven method}, or {@linkplain GuardedLambda what a Guard is
 * given to call}. Annotations name methods of the application; this finds what they mean. Immutable.
 */
public sealed interface Guarded permits GuardedMethod, GuardedLambda {
    /** The method that is called; for a guard, a static one that takes the key and the lambda. */
    Method method();

    /** What messages call an attempt of it. */
    String name();

    /** Where it is, for events; its member tells state from that of others of the class. */
    Site site();

    /** Whether its result is a stage or a future that it is guarded until the completion of. */
    boolean asynchronous();

    /** The index of the argument that is the key; -1 if none is. */
    int keyParameter();

    /** Those of its arguments by which the results of calls are told apart. */
    default @Nullable Object[] inputs(@Nullable Object[] arguments) {
        return arguments;
    }

    /** The annotation that holds for it; null if there is none. */
    <A extends Annotation> @Nullable A annotation(Class<A> type);

    /** The class whose state its policies have when it is called on objects of a class; null for no object. */
    Class<?> bean(@Nullable Class<?> type);

    /** The names of the policies that are left to overrides of it, when it is called on objects of a class. */
    Set<String> leftToOverrides(@Nullable Class<?> type);

    /**
     * The order of its policies, outermost first.
     *
     * @param standard their names in the order that holds for most
     * @return the same names
     */
    default List<String> order(List<String> standard) {
        return standard;
    }

    /** Calls the original body, without any policy. */
    Invoker body();

    /**
     * A test of results.
     *
     * @param attribute where the name stands, such as {@code Retry.on}; for the message
     * @throws IllegalArgumentException if nothing of that name takes a result and returns {@code boolean}
     */
    ResultTest resultTest(String attribute, String name);

    /**
     * Something that can stand in for this: same arguments, a result of the same type.
     *
     * @param attribute where the name stands, such as {@code Redundant.alternates}; for the message
     * @throws IllegalArgumentException if there is no such thing, or it is this itself
     */
    Invoker alternate(String attribute, String name);

    /**
     * What can answer in the place of this when it failed, the most specific first.
     *
     * @param attribute where the name stands, such as {@code Fallback.fallbackMethod}; for the message
     * @throws IllegalArgumentException if nothing of that name can
     */
    List<Answer> answers(String attribute, String name);

    /** A question asked of a result. */
    @FunctionalInterface
    interface ResultTest {
        /** Asks it; what the method throws is thrown as the same object. */
        boolean test(@Nullable Object self, @Nullable Object result) throws Throwable;
    }

    /**
     * What answers for failures.
     *
     * @param failure what it answers for, with subclasses
     * @param body takes the arguments of the call, followed by the failure
     */
    record Answer(Class<? extends Throwable> failure, Invoker body) {}
}
