package dev.reknit.runtime.state;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Set;

/**
 * Which fields of one class woven code logs. The weaver writes the names of those that it does not
 * (others than the class's own code may write them) into a constant of the class.
 *
 * @param woven whether there are any
 * @param copied the names of the others
 */
record TrackedFields(boolean woven, Set<String> copied) {
    /** The constant, which every tracked class has, with the names of the fields that are copied, separated by commas. */
    static final String COPIED = "reknit$copied";

    private static final TrackedFields NONE = new TrackedFields(false, Set.of());

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
            Field copied = type.getDeclaredField(COPIED);
            copied.setAccessible(true);
            String names = (String) copied.get(null);
            return new TrackedFields(true, names == null || names.isEmpty() ? Set.of() : Set.of(names.split(",")));
        } catch (NoSuchFieldException plain) {
            return NONE;
        } catch (ReflectiveOperationException | RuntimeException closed) {
            return NONE;
        }
    }

    /** Whether the changes of every field of the class's state are logged, or there is none. */
    boolean all() {
        return woven && copied.isEmpty();
    }

    /** Whether changes of a field are logged. */
    boolean logs(Field field) {
        return woven && !copied.contains(field.getName()) && !Modifier.isStatic(field.getModifiers());
    }
}
