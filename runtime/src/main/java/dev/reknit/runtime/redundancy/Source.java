package dev.reknit.runtime.redundancy;

import dev.reknit.runtime.Invoker;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What {@link dev.reknit.Redundant#from()} names: gives the instances of a group, anew at each
 * call. In each class, beginning with the field's own, a method comes before a field. Immutable.
 */
final class Source {
    private final String place;
    private final Read read;

    @FunctionalInterface
    private interface Read {
        @Nullable
        Object from(@Nullable Object owner) throws Throwable;
    }

    private Source(String place, Read read) {
        this.place = place;
        this.read = read;
    }

    /**
     * Finds it.
     *
     * @param place the field and its attribute, for messages
     * @param ofStatic whether the annotated field is static
     * @throws IllegalArgumentException if there is none, or it needs an object and there is none
     */
    static Source find(MethodHandles.Lookup lookup, String place, String name, boolean ofStatic) {
        for (Class<?> type = lookup.lookupClass(); type != null; type = type.getSuperclass()) {
            Member found = declared(type, name);
            if (found != null) {
                if (ofStatic && !Modifier.isStatic(found.getModifiers())) {
                    throw new IllegalArgumentException(place + ": the annotated field is static, so " + name
                            + " must be static too; it is declared in " + type.getName());
                }
                return new Source(place, reader(lookup, found, place));
            }
        }
        throw new IllegalArgumentException(place + ": neither a method " + name + "() without parameters nor a field "
                + name + " in " + lookup.lookupClass().getName() + " or a superclass");
    }

    private static @Nullable Member declared(Class<?> type, String name) {
        for (Method each : type.getDeclaredMethods()) {
            if (each.getName().equals(name) && each.getParameterCount() == 0 && !each.isBridge()) {
                return each;
            }
        }
        for (Field each : type.getDeclaredFields()) {
            if (each.getName().equals(name)) {
                return each;
            }
        }
        return null;
    }

    private static Read reader(MethodHandles.Lookup lookup, Member member, String place) {
        try {
            if (member instanceof Method method) {
                Invoker invoker = Invoker.of(lookup, method);
                return owner -> invoker.invoke(owner, new Object[0]);
            }
            Field field = (Field) member;
            if (field.trySetAccessible()) {
                return field::get;
            }
            MethodHandle getter = lookup.unreflectGetter(field);
            return Modifier.isStatic(field.getModifiers())
                    ? owner -> (Object) getter.invoke()
                    : owner -> (Object) getter.invoke(owner);
        } catch (IllegalAccessException denied) {
            throw new IllegalArgumentException(
                    place + ": " + member + " cannot be read; open its package to dev.reknit.runtime", denied);
        }
    }

    /**
     * Reads it.
     *
     * @return an {@link Iterable}, array or {@link java.util.stream.Stream}, if it is well-made;
     *     never null nor a supplier of these
     * @throws IllegalStateException if it gives null or throws a checked exception; an unchecked
     *     one is thrown as the same object
     */
    Object read(@Nullable Object owner) {
        Object given;
        try {
            given = read.from(owner);
            if (given instanceof Supplier<?> supplier && !(given instanceof Iterable<?>)) {
                given = supplier.get();
            }
        } catch (RuntimeException | Error own) {
            throw own;
        } catch (Throwable checked) {
            if (checked instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException(place + " threw " + checked, checked);
        }
        if (given == null) {
            throw new IllegalStateException(place
                    + " gave null; it must give an Iterable, array, Stream or Supplier of one of these,"
                    + " and be set before the field is first used");
        }
        return given;
    }

    @Override
    public String toString() {
        return place;
    }
}
