package dev.reknit.weaver.check;

import dev.reknit.weaver.model.AnnotationModel.EnumValue;
import dev.reknit.weaver.model.AnnotationValues;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * An annotation of a class file as an object, so that the runtime's rules can be asked about it.
 * Attributes that hold classes cannot be read from it, since those classes are not loaded.
 */
final class Written {
    private Written() {}

    static <A extends Annotation> A as(Class<A> type, AnnotationValues values) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, attribute, none) -> read(attribute, values)));
    }

    private static Object read(Method attribute, AnnotationValues values) {
        Object value = values.value(attribute.getName());
        if (value instanceof EnumValue constant) {
            return constant(attribute.getReturnType(), constant.name());
        }
        if (value instanceof Number || value instanceof Boolean || value instanceof String) {
            return value;
        }
        throw new UnsupportedOperationException(values.name() + "." + attribute.getName() + " names classes");
    }

    private static Object constant(Class<?> type, String name) {
        for (Object each : type.getEnumConstants()) {
            if (((Enum<?>) each).name().equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException(type.getName() + " has no constant " + name);
    }
}
