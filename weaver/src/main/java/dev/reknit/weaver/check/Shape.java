package dev.reknit.weaver.check;

import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.AnnotationModel.EnumValue;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.Type;

/**
 * Whether an annotation in a class file has the attributes that its type declares. Compilers see to it; a class that was
 * compiled against another version of the annotation, or written by a tool, may have others. What the type does not
 * declare counts for nothing, as in reflection.
 */
final class Shape {
    private static final String CURE = "; compile the class against the version of Reknit that weaves it";
    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            int.class, Integer.class,
            long.class, Long.class,
            double.class, Double.class,
            float.class, Float.class,
            boolean.class, Boolean.class,
            char.class, Character.class,
            short.class, Short.class,
            byte.class, Byte.class);

    private Shape() {}

    /** Whether every value is of its attribute's type and none is missing; what is not is an error. */
    static boolean fits(Subject subject, Problems problems) {
        boolean fits = true;
        for (Method each : subject.annotation().type().getDeclaredMethods()) {
            Object value = subject.annotation().written().values().get(each.getName());
            if (value == null && each.getDefaultValue() == null) {
                fits = false;
                problems.error(subject, each.getName(), null, null, "is missing" + CURE);
            } else if (value != null && !is(each.getReturnType(), value)) {
                fits = false;
                problems.error(
                        subject,
                        each.getName(),
                        kind(value),
                        each.getReturnType().getSimpleName(),
                        "is of another type in the class file" + CURE);
            }
        }
        return fits;
    }

    private static boolean is(Class<?> declared, Object value) {
        if (declared.isArray()) {
            return value instanceof List<?> elements && areAll(declared.getComponentType(), elements);
        }
        if (declared.isEnum()) {
            return value instanceof EnumValue constant && isConstant(declared, constant);
        }
        if (declared.isAnnotation()) {
            return value instanceof AnnotationModel nested
                    && nested.descriptor().equals(Type.getDescriptor(declared));
        }
        if (declared == Class.class) {
            return value instanceof Type type && type.getSort() != Type.METHOD;
        }
        return BOXES.getOrDefault(declared, declared).isInstance(value);
    }

    private static boolean areAll(Class<?> declared, List<?> elements) {
        for (Object each : elements) {
            if (!is(declared, each)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isConstant(Class<?> declared, EnumValue constant) {
        for (Object each : declared.getEnumConstants()) {
            if (((Enum<?>) each).name().equals(constant.name())) {
                return constant.descriptor().equals(Type.getDescriptor(declared));
            }
        }
        return false;
    }

    /** A value as a message shows it; only what is short, for it may be anything. */
    private static String kind(Object value) {
        if (value instanceof EnumValue constant) {
            return constant.name();
        }
        return value instanceof List<?> ? "an array" : "a " + value.getClass().getSimpleName();
    }
}
