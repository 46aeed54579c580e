package dev.reknit.weaver.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * The values of one of Reknit's annotations, defaults included. Immutable.
 *
 * @param type the annotation; its defaults are read from it
 * @param written what stands in the class file
 */
public record AnnotationValues(Class<? extends Annotation> type, AnnotationModel written) {

    /** The simple name of the annotation. */
    public String name() {
        return type.getSimpleName();
    }

    /**
     * The same but for some values.
     *
     * @param changes by attribute: as Java has them, but {@link Type} for classes and {@link List} for arrays
     */
    public AnnotationValues with(Map<String, Object> changes) {
        Map<String, Object> values = new LinkedHashMap<>(written.values());
        changes.forEach((attribute, value) -> values.put(attribute, modelled(value)));
        return new AnnotationValues(type, new AnnotationModel(written.descriptor(), values));
    }

    /** Whether a value was written, rather than left to its default. */
    public boolean isWritten(String attribute) {
        return written.values().containsKey(attribute);
    }

    /** Whether a value is the default, be it written or not. */
    public boolean isDefault(String attribute) {
        try {
            Object declared = type.getMethod(attribute).getDefaultValue();
            return declared != null && modelled(declared).equals(value(attribute));
        } catch (NoSuchMethodException newer) {
            return false;
        }
    }

    /** A whole number. */
    public long number(String attribute) {
        return ((Number) value(attribute)).longValue();
    }

    /** A floating point number. */
    public double real(String attribute) {
        return ((Number) value(attribute)).doubleValue();
    }

    /** A flag. */
    public boolean flag(String attribute) {
        return (Boolean) value(attribute);
    }

    /** A text. */
    public String text(String attribute) {
        return (String) value(attribute);
    }

    /** Several texts. */
    public List<String> texts(String attribute) {
        return list(attribute, String.class);
    }

    /** A class. */
    public Type type(String attribute) {
        return (Type) value(attribute);
    }

    /** Several classes. */
    public List<Type> types(String attribute) {
        return list(attribute, Type.class);
    }

    /** The name of an enum's constant. */
    public String constant(String attribute) {
        return ((AnnotationModel.EnumValue) value(attribute)).name();
    }

    private <E> List<E> list(String attribute, Class<E> kind) {
        List<E> elements = new ArrayList<>();
        for (Object each : (List<?>) value(attribute)) {
            elements.add(kind.cast(each));
        }
        return elements;
    }

    /** A value in the form in which {@link AnnotationModel#values()} has it. */
    public Object value(String attribute) {
        Object own = written.values().get(attribute);
        return own != null ? own : defaultValue(attribute);
    }

    private Object defaultValue(String attribute) {
        try {
            Method declared = type.getMethod(attribute);
            Object value = declared.getDefaultValue();
            if (value == null) {
                throw new IllegalArgumentException(name() + "." + attribute + " has no default and was not written");
            }
            return modelled(value);
        } catch (NoSuchMethodException unknown) {
            throw new IllegalArgumentException(name() + " has no attribute " + attribute, unknown);
        }
    }

    /** A value as Java has it, in the form in which {@link AnnotationModel#values()} has it. */
    public static Object modelled(@Nullable Object value) {
        if (value instanceof Class<?> named) {
            return Type.getType(named);
        }
        if (value instanceof Enum<?> constant) {
            return new AnnotationModel.EnumValue(Type.getDescriptor(constant.getDeclaringClass()), constant.name());
        }
        if (value != null && value.getClass().isArray()) {
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(modelled(Array.get(value, i)));
            }
            return elements;
        }
        return java.util.Objects.requireNonNull(value);
    }
}
