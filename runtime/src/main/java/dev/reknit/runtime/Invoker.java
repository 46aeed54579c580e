package dev.reknit.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Calls a method of an application's class, whatever its visibility. What the method throws is
 * thrown as the same object.
 */
@FunctionalInterface
public interface Invoker {
    /**
     * Calls the method.
     *
     * @param self the object; ignored for a static method
     * @param arguments the arguments, primitives boxed
     */
    @Nullable
    Object invoke(@Nullable Object self, @Nullable Object[] arguments) throws Throwable;

    /** An invoker of a method that the class behind a lookup may call. */
    static Invoker of(MethodHandles.Lookup lookup, Method method) throws IllegalAccessException {
        if (method.trySetAccessible()) {
            return (self, arguments) -> {
                try {
                    return method.invoke(self, arguments);
                } catch (InvocationTargetException wrapped) {
                    throw wrapped.getCause() == null ? wrapped : wrapped.getCause();
                }
            };
        }
        // A module that is not open to this one: the lookup that the woven class gave has its rights.
        MethodHandle handle = lookup.unreflect(method).asFixedArity();
        MethodHandle spread = (Modifier.isStatic(method.getModifiers())
                        ? MethodHandles.dropArguments(handle, 0, Object.class)
                        : handle)
                .asSpreader(Object[].class, method.getParameterCount());
        return (self, arguments) -> (Object) spread.invoke(self, arguments);
    }
}
