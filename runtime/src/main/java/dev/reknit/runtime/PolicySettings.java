package dev.reknit.runtime;

import dev.reknit.runtime.config.SyntheticAnnotation;
import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A policy for a {@link Guard}: its annotation, with values for some attributes and the defaults for the others. An attribute
 * is named by a reference to its method, {@code Retry::maxRetries}, so the compiler checks name and type. Where an
 * annotation names a method of its class, a lambda takes its place. Immutable.
 *
 * @param <A> the annotation
 */
@SuppressWarnings("overloads") // the result of the method reference tells them apart
public final class PolicySettings<A extends Annotation> {
    /** What messages and events call a lambda. */
    private static final String LAMBDA = "lambda";

    private final Class<A> type;
    private final Map<String, Object> values;

    /** By attribute, then by the name that stands for it there. */
    private final Map<String, Map<String, Object>> lambdas;

    private PolicySettings(Class<A> type, Map<String, Object> values, Map<String, Map<String, Object>> lambdas) {
        this.type = type;
        this.values = values;
        this.lambdas = lambdas;
    }

    static <A extends Annotation> PolicySettings<A> of(Class<A> type) {
        return new PolicySettings<>(type, Map.of(), Map.of());
    }

    @SuppressWarnings("unchecked")
    static <A extends Annotation> PolicySettings<A> of(A written) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Method each : written.annotationType().getDeclaredMethods()) {
            values.put(each.getName(), SyntheticAnnotation.read(each, written));
        }
        return new PolicySettings<>((Class<A>) written.annotationType(), values, Map.of());
    }

    /** Answers in the place of a call that failed. */
    @FunctionalInterface
    public interface Answer {
        /**
         * Gives the answer; a stage for a guard's {@link Guard#stage}.
         *
         * @throws Exception any failure; it reaches the caller
         */
        @Nullable
        Object to(Throwable failure) throws Exception;
    }

    /** Sets a whole number. */
    public PolicySettings<A> with(ToIntFunction<? super A> attribute, int value) {
        return set(name(attribute::applyAsInt), value);
    }

    /** Sets a long number. */
    public PolicySettings<A> with(ToLongFunction<? super A> attribute, long value) {
        return set(name(attribute::applyAsLong), value);
    }

    /** Sets a broken number. */
    public PolicySettings<A> with(ToDoubleFunction<? super A> attribute, double value) {
        return set(name(attribute::applyAsDouble), value);
    }

    /** Sets a yes or no. */
    public PolicySettings<A> with(Predicate<? super A> attribute, boolean value) {
        return set(name(attribute::test), value);
    }

    /** Sets a name. */
    public PolicySettings<A> with(Function<? super A, String> attribute, String value) {
        return set(name(attribute::apply), value);
    }

    /** Sets a choice. */
    public <E extends Enum<E>> PolicySettings<A> with(Function<? super A, E> attribute, E value) {
        return set(name(attribute::apply), value);
    }

    /** Sets a class. */
    public <T> PolicySettings<A> with(Function<? super A, Class<? extends T>> attribute, Class<? extends T> value) {
        return set(name(attribute::apply), value);
    }

    /** Sets all elements, such as exceptions. */
    @SafeVarargs
    public final <V> PolicySettings<A> with(Function<? super A, V[]> attribute, V... values) {
        String name = name(attribute::apply);
        Object elements = Array.newInstance(attribute(name).getReturnType().getComponentType(), values.length);
        for (int i = 0; i < values.length; i++) {
            Array.set(elements, i, values[i]);
        }
        return set(name, elements);
    }

    /** Gives a test of results in the place of the name of a method, such as for {@code Retry::on}. */
    public <R> PolicySettings<A> test(Function<? super A, String> attribute, Predicate<R> test) {
        String name = name(attribute::apply);
        return bind(name, Map.of(LAMBDA, test)).set(name, LAMBDA);
    }

    /** Gives what answers in the place of the name of a method, such as for {@code Fallback::fallbackMethod}. */
    public PolicySettings<A> answer(Function<? super A, String> attribute, Answer answer) {
        String name = name(attribute::apply);
        return bind(name, Map.of(LAMBDA, answer)).set(name, LAMBDA);
    }

    /** Gives what is tried instead in the place of names of methods, such as for {@code Redundant::alternates}. */
    public PolicySettings<A> instead(Function<? super A, String[]> attribute, Callable<?>... alternates) {
        String name = name(attribute::apply);
        Map<String, Object> named = new LinkedHashMap<>();
        for (Callable<?> each : alternates) {
            named.put("alternate " + (named.size() + 1), each);
        }
        return bind(name, named).set(name, named.keySet().toArray(String[]::new));
    }

    Class<A> type() {
        return type;
    }

    /**
     * As if it had been written.
     *
     * @throws IllegalArgumentException if an attribute without default has no value
     */
    A annotation() {
        return SyntheticAnnotation.of(type, values);
    }

    /** The lambda that stands for a name; null if there is none. */
    @Nullable
    Object lambda(String attribute, String name) {
        return lambdas.getOrDefault(attribute, Map.of()).get(name);
    }

    private PolicySettings<A> set(String attribute, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(attribute, value);
        return new PolicySettings<>(type, more, lambdas);
    }

    private PolicySettings<A> bind(String attribute, Map<String, Object> named) {
        Map<String, Map<String, Object>> more = new LinkedHashMap<>(lambdas);
        more.put(attribute, named);
        return new PolicySettings<>(type, values, more);
    }

    /** The attribute that a method reference asks for. */
    private String name(Asking<A> attribute) {
        String[] asked = new String[1];
        Object recorder =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    asked[0] = method.getName();
                    // Of the type that it returns, whatever that is.
                    return Array.get(Array.newInstance(method.getReturnType(), 1), 0);
                });
        attribute.ask(type.cast(recorder));
        if (asked[0] == null) {
            throw new IllegalArgumentException(type.getSimpleName()
                    + ": the reference names no attribute; allowed: one such as Retry::maxRetries");
        }
        return asked[0];
    }

    private Method attribute(String name) {
        try {
            return type.getDeclaredMethod(name);
        } catch (NoSuchMethodException notOne) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no attribute " + name, notOne);
        }
    }

    private interface Asking<A> {
        @Nullable
        Object ask(A recorder);
    }
}
