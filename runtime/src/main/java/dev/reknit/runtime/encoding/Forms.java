package dev.reknit.runtime.encoding;

import dev.reknit.runtime.ContainerMade;
import org.jspecify.annotations.Nullable;

/** Finds the form of a class. */
final class Forms {
    private static final ClassValue<Form> FORMS = new ClassValue<>() {
        @Override
        protected Form computeValue(Class<?> type) {
            return find(type);
        }
    };

    private Forms() {}

    /** The form of a class's objects; of those that cannot be saved, one that refuses them. */
    static Form of(Class<?> type) {
        return FORMS.get(type);
    }

    /** The form of an object. */
    static Form of(Object object) {
        return of(object.getClass()).of(object);
    }

    private static Form find(Class<?> type) {
        Form form = BuiltIns.of(type);
        if (form != null) {
            return form;
        }
        if (type == UnknownObject.class) {
            return UnknownForm.ANY;
        }
        if (type.isArray()) {
            return ArrayForm.of(type);
        }
        if (Enum.class.isAssignableFrom(type)) {
            return type.isEnum() ? new EnumForm(type) : of(type.getSuperclass());
        }
        if (Saveable.class.isAssignableFrom(type)) {
            Class<?> woven = ContainerMade.bean(type);
            return woven != type && Saveable.class.isAssignableFrom(woven)
                    ? new MadeForm(type, of(woven))
                    : SaveableForm.of(type);
        }
        Form codec = Codecs.of(type);
        if (codec != null) {
            return codec;
        }
        return type.isRecord() ? RecordForm.of(type) : new RefusedForm(type, reason(type));
    }

    private static String reason(Class<?> type) {
        if (type.isHidden() || type.isSynthetic()) {
            return "which is a lambda: use an enum constant, or an object of a woven class";
        }
        String known = RefusedForm.reason(type);
        return known != null
                ? known
                : "which is neither woven nor has a codec: let the weaver see its class, or provide a StateCodec for it, or mark the field"
                        + " @Ephemeral";
    }

    /** Whether every value of a declared type is written where it stands, whatever it is. */
    static boolean isValue(Class<?> type) {
        return type.isPrimitive()
                || type == String.class
                || type.isEnum()
                || (java.lang.reflect.Modifier.isFinal(type.getModifiers())
                        && !type.isArray()
                        && of(type).descriptor().kind().inline);
    }

    /** Whether a value is written where it stands. */
    static boolean isInline(@Nullable Object value) {
        return value == null || of(value).descriptor().kind().inline;
    }

    /** For the type of a field in class files; null if no class has it here. */
    static @Nullable Class<?> primitive(char letter) {
        return switch (letter) {
            case 'Z' -> boolean.class;
            case 'B' -> byte.class;
            case 'S' -> short.class;
            case 'C' -> char.class;
            case 'I' -> int.class;
            case 'J' -> long.class;
            case 'F' -> float.class;
            case 'D' -> double.class;
            default -> null;
        };
    }
}
