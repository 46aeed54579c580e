package dev.reknit.runtime.state;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of one class woven code logs. The weaver writes the names of those that it does not
 * (others than the class's own code may write them) into a constant of the class; and into another one those that it does log,
 * though not for code which it has not seen: that of subclasses elsewhere.
 *
 * @param woven whether there are any
 * @param copied the names of the others
 * @param near the names of those that subclasses may write
 */
record TrackedFields(boolean woven, Set<String> copied, Set<String> near) {
    /** The constant, which every tracked class has, with the names of the fields that are copied, separated by commas. */
    static final String COPIED = "reknit$copied";

    /** The constant, which only a class with such fields has, with the names of those that subclasses may write. */
    static final String NEAR = "reknit$near";

    private static final TrackedFields NONE = new TrackedFields(false, Set.of(), Set.of());

    private static final ClassValue<TrackedFields> OF = new ClassValue<>() {
        @Override
        protected TrackedFields computeValue(Class<?> type) {
            return find(type);
        }
    };

    /** Those of a class, without its superclasses. */
    static TrackedFields of(Class<?> type) {
        return OF.get(type);
    }

    private static TrackedFields find(Class<?> type) {
        try {
            Set<String> copied = names(type, COPIED);
            return copied == null
                    ? NONE
                    : new TrackedFields(true, copied, Objects.requireNonNullElse(names(type, NEAR), Set.of()));
        } catch (ReflectiveOperationException | RuntimeException closed) {
            return NONE;
        }
    }

    private static @Nullable Set<String> names(Class<?> type, String constant) throws ReflectiveOperationException {
        Field field;
        try {
            field = type.getDeclaredField(constant);
        } catch (NoSuchFieldException none) {
            return null;
        }
        field.setAccessible(true);
        String names = (String) field.get(null);
        return names == null || names.isEmpty() ? Set.of() : Set.of(names.split(","));
    }

    /** Whether the changes of every field of the class's state are logged, or there is none. */
    boolean all() {
        return woven && copied.isEmpty();
    }

    /**
     * Whether changes of a field are logged.
     *
     * @param extended whether the object is of a subclass of which the code logs nothing
     */
    boolean logs(Field field, boolean extended) {
        return woven
                && !copied.contains(field.getName())
                && !(extended && near.contains(field.getName()))
                && !Modifier.isStatic(field.getModifiers());
    }
}
