package dev.reknit.runtime.journal;

import dev.reknit.Durability;
import dev.reknit.Journaled;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A journaled method of a class, by the name and version that its entries bear.
 *
 * @param number its number in declarations that are made from now on
 * @param handle takes the object and an array of the arguments
 */
record JournaledMethod(
        int number, String name, int version, Durability durability, Method method, MethodHandle handle) {
    static final MethodType FORM = MethodType.methodType(Object.class, Object.class, Object[].class);

    static JournaledMethod of(int number, Method method, MethodHandle direct) {
        Journaled journaled = method.getAnnotation(Journaled.class);
        return new JournaledMethod(
                number,
                journaled.name().isEmpty() ? method.getName() : journaled.name(),
                journaled.version(),
                journaled.durability(),
                method,
                direct.asFixedArity()
                        .asSpreader(Object[].class, method.getParameterCount())
                        .asType(FORM));
    }

    String descriptor() {
        return MethodType.methodType(void.class, method.getParameterTypes()).toMethodDescriptorString();
    }

    /** What an entry of it says that it is of. */
    String entry() {
        return "\"" + name + "\" version " + version;
    }

    @Override
    public String toString() {
        return method.getDeclaringClass().getSimpleName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(",", "." + method.getName() + "(", ")"));
    }
}
