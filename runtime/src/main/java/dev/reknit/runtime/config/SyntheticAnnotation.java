package dev.reknit.runtime.config;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An annotation that stands nowhere, made of values. It equals one that was written with the same values, as {@link
 * Annotation#equals} asks. Immutable.
 */
public final class SyntheticAnnotation implements InvocationHandler {
    /** The attributes of each annotation, with their defaults; null for one that has none. */
    private static final ClassValue<Map<String, Attribute>> ATTRIBUTES = new ClassValue<>() {
        @Override
        protected Map<String, Attribute> computeValue(Class<?> type) {
            Map<String, Attribute> attributes = new LinkedHashMap<>();
            for (Method each : type.getDeclaredMethods()) {
                if (each.getParameterCount() == 0 && each.trySetAccessible()) {
                    attributes.put(each.getName(), new Attribute(each, each.getDefaultValue()));
                }
            }
            return attributes;
        }
    };

    private final Class<? extends Annotation> type;
    private final Map<String, Object> values;

    private record Attribute(Method method, @Nullable Object byDefault) {}

    private SyntheticAnnotation(Class<? extends Annotation> type, Map<String, Object> values) {
        this.type = type;
        this.values = values;
    }

    /**
     * An annotation with some values, and its defaults for the others.
     *
     * @param values by attribute; an array as such, a primitive boxed
     * @throws IllegalArgumentException if there is no such attribute, its value has another type, or an attribute without
     *     default has none
     */
    public static <A extends Annotation> A of(Class<A> type, Map<String, ?> values) {
        Map<String, Object> all = new LinkedHashMap<>();
        ATTRIBUTES.get(type).forEach((name, attribute) -> {
            Object value = values.containsKey(name) ? values.get(name) : attribute.byDefault();
            if (value == null) {
                throw new IllegalArgumentException(
                        "@" + type.getSimpleName() + "." + name + " has no default; give a value");
            }
            all.put(name, value);
        });
        return make(type, all, values);
    }

    /** An annotation as written, but for some values. As {@link #of(Class, Map)}. */
    @SuppressWarnings("unchecked")
    public static <A extends Annotation> A of(A written, Map<String, ?> changes) {
        Class<A> type = (Class<A>) written.annotationType();
        Map<String, Object> all = new LinkedHashMap<>();
        ATTRIBUTES.get(type).forEach((name, attribute) -> {
            Object change = changes.get(name);
            all.put(name, change != null ? change : read(attribute.method(), written));
        });
        return make(type, all, changes);
    }

    private static <A extends Annotation> A make(Class<A> type, Map<String, Object> all, Map<String, ?> given) {
        given.forEach((name, value) -> {
            Attribute attribute = ATTRIBUTES.get(type).get(name);
            if (attribute == null) {
                throw new IllegalArgumentException("@" + type.getSimpleName() + " has no attribute " + name);
            }
            Class<?> declared = MethodType.methodType(attribute.method().getReturnType())
                    .wrap()
                    .returnType();
            if (!declared.isInstance(value)) {
                throw new IllegalArgumentException("@" + type.getSimpleName() + "." + name + " = " + value + " is a "
                        + value.getClass().getTypeName() + "; allowed: a " + declared.getTypeName());
            }
            all.put(name, copy(value));
        });
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new SyntheticAnnotation(type, all)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
        if (arguments != null && arguments.length == 1) {
            Object other = arguments[0];
            return proxy == other || (type.isInstance(other) && equalTo((Annotation) other));
        }
        Object value = values.get(method.getName());
        if (value != null) {
            return copy(value);
        }
        return switch (method.getName()) {
            case "annotationType" -> type;
            case "hashCode" -> hash();
            default -> text();
        };
    }

    private boolean equalTo(Annotation other) {
        for (Map.Entry<String, Attribute> each : ATTRIBUTES.get(type).entrySet()) {
            Object its = read(each.getValue().method(), other);
            if (!Arrays.deepEquals(new Object[] {values.get(each.getKey())}, new Object[] {its})) {
                return false;
            }
        }
        return true;
    }

    private int hash() {
        int sum = 0;
        for (Map.Entry<String, Object> each : values.entrySet()) {
            Object value = each.getValue();
            // Of a list of one element; so that an array is hashed as Arrays.hashCode does.
            int ofValue = Arrays.deepHashCode(new Object[] {value}) - 31;
            sum += (127 * each.getKey().hashCode()) ^ ofValue;
        }
        return sum;
    }

    private String text() {
        return values.entrySet().stream()
                .map(each -> each.getKey() + "=" + shown(each.getValue()))
                .collect(Collectors.joining(", ", "@" + type.getCanonicalName() + "(", ")"));
    }

    private static String shown(Object value) {
        if (value instanceof String text) {
            return '"' + text + '"';
        }
        if (value instanceof Class<?> named) {
            return named.getTypeName() + ".class";
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (!value.getClass().isArray()) {
            return value.toString();
        }
        StringBuilder elements = new StringBuilder("{");
        for (int i = 0; i < Array.getLength(value); i++) {
            elements.append(i == 0 ? "" : ", ").append(shown(Array.get(value, i)));
        }
        return elements.append('}').toString();
    }

    private static Object copy(Object value) {
        if (!value.getClass().isArray()) {
            return value;
        }
        int length = Array.getLength(value);
        Object copy = Array.newInstance(value.getClass().getComponentType(), length);
        System.arraycopy(value, 0, copy, 0, length);
        return copy;
    }

    /** What an annotation has for an attribute. */
    public static Object read(Method attribute, Annotation of) {
        try {
            return attribute.invoke(of);
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
            throw new IllegalArgumentException(
                    "@" + of.annotationType().getSimpleName() + "." + attribute.getName() + " cannot be read",
                    unreadable);
        }
    }
}
