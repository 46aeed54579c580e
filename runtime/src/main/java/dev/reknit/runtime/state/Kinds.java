package dev.reknit.runtime.state;

import dev.reknit.runtime.ContainerMade;
import dev.reknit.runtime.state.CapturableTypes.Kind;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a scope has to do about an object that it comes upon: nothing, because the object does not
 * change or logs its own changes, or copy it.
 */
public final class Kinds {
    private static final ClassValue<Boolean> COPIED = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return !TrackedCollection.class.isAssignableFrom(type) && !isTracked(type) && !isShared(type);
        }
    };

    private static final ClassValue<Boolean> STABLE = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return isShared(type);
        }
    };

    private Kinds() {}

    /** Whether an object is copied before a scope hands it out; null is not. */
    public static boolean isCopied(@Nullable Object object) {
        return object != null && COPIED.get(object.getClass());
    }

    /**
     * Whether an object has the same hash and order for ever, so that a collection which goes by
     * them can take back one change after the other. Others are copied as a whole.
     */
    public static boolean isStable(@Nullable Object key) {
        return key == null || key instanceof String || STABLE.get(key.getClass());
    }

    /** Whether every field of the application's classes is logged by woven code. */
    private static boolean isTracked(Class<?> type) {
        if (!Tracked.class.isAssignableFrom(type)) {
            return false;
        }
        Class<?> each = ContainerMade.bean(type); // What a container adds is no state.
        for (; each != null && !TypeRules.isJdk(each); each = each.getSuperclass()) {
            if (!TrackedFields.of(each).all()) {
                return false;
            }
        }
        return each != null && CapturableTypes.holdsNothing(each.getName());
    }

    private static boolean isShared(Class<?> type) {
        return isShared(type, new HashSet<>());
    }

    /** Enum constants, lambdas, what the rules share, and classes whose fields are final and of such classes. */
    private static boolean isShared(Class<?> type, Set<Class<?>> above) {
        if (type.isArray()) {
            return false;
        }
        if (Enum.class.isAssignableFrom(type) || type.isHidden() || type.isPrimitive()) {
            return true;
        }
        TypeRules.Rule rule = TypeRules.find(type);
        if (rule != null) {
            return rule.kind() == Kind.SHARED || (rule.kind() == Kind.UNKNOWN && type == Object.class);
        }
        return !type.isInterface() && above.add(type) && hasValuesOnly(type, above);
    }

    private static boolean hasValuesOnly(Class<?> type, Set<Class<?>> above) {
        try {
            for (Class<?> each = type; each != Object.class && each != Record.class; each = each.getSuperclass()) {
                if (TypeRules.isJdk(each)) {
                    return CapturableTypes.holdsNothing(each.getName());
                }
                for (Field field : each.getDeclaredFields()) {
                    if (Anatomies.isState(field) && !isValue(field, above)) {
                        return false;
                    }
                }
            }
            return true;
        } catch (LinkageError missing) {
            return false;
        }
    }

    private static boolean isValue(Field field, Set<Class<?>> above) {
        Class<?> of = field.getType();
        return Modifier.isFinal(field.getModifiers()) && (of.isPrimitive() || (isLast(of) && isShared(of, above)));
    }

    /** Whether an instance can be of no other class that matters. */
    private static boolean isLast(Class<?> type) {
        return Modifier.isFinal(type.getModifiers()) || Enum.class.isAssignableFrom(type);
    }
}
