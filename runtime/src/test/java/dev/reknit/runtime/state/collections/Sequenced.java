package dev.reknit.runtime.state.collections;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What Java 17 does not have. */
final class Sequenced {
    private Sequenced() {}

    /** The tracked type that woven code has on this Java. */
    static Map<Object, Object> map(boolean byAccess) {
        return make("SequencedLinkedHashMap", () -> new TrackedLinkedHashMap<>(4, 0.75f, byAccess), 4, 0.75f, byAccess);
    }

    /** The tracked type that woven code has on this Java. */
    static Set<Object> set() {
        return make("SequencedLinkedHashSet", TrackedLinkedHashSet::new);
    }

    @SuppressWarnings("unchecked")
    private static <T> T make(String name, Supplier<T> onJava17, Object... arguments) {
        if (Runtime.version().feature() < 21) {
            return onJava17.get();
        }
        try {
            for (Constructor<?> each :
                    Class.forName(Sequenced.class.getPackageName() + "." + name).getConstructors()) {
                if (each.getParameterCount() == arguments.length) {
                    return (T) each.newInstance(arguments);
                }
            }
            throw new AssertionError(name);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /**
     * Calls a method of an interface or class of the JDK; where it has none of that name, nothing is called.
     *
     * @param type where the method is to be looked for
     */
    static Object call(Object target, Class<?> type, String name, Object... arguments) {
        Method method = Arrays.stream(type.getMethods())
                .filter(each -> each.getName().equals(name) && each.getParameterCount() == arguments.length)
                .findFirst()
                .orElse(null);
        try {
            return method == null ? "unknown" : method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw (RuntimeException) thrown.getCause();
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
