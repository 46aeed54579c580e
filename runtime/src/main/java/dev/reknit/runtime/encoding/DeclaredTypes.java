package dev.reknit.runtime.encoding;

import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The classes that the declared types of fields lead to: generic arguments, bounds, elements of arrays, the permitted subclasses of what is sealed, and what the fields
 * of all these declare. Not those of the platform.
 */
final class DeclaredTypes {
    private final Set<Class<?>> found = new LinkedHashSet<>();
    private final Deque<Class<?>> open = new ArrayDeque<>();
    private final Set<Type> seen = new LinkedHashSet<>();

    private DeclaredTypes() {}

    static Set<Class<?>> from(Iterable<Class<?>> start) {
        DeclaredTypes types = new DeclaredTypes();
        start.forEach(types::add);
        while (!types.open.isEmpty()) {
            types.look(types.open.remove());
        }
        return types.found;
    }

    private void add(Class<?> type) {
        if (type.isArray()) {
            add(type.getComponentType());
        } else if (!type.isPrimitive() && type.getClassLoader() != null && found.add(type)) {
            open.add(type);
        }
    }

    private void look(Class<?> type) {
        try {
            if (type.isSealed()) {
                for (Class<?> each : type.getPermittedSubclasses()) {
                    add(each);
                }
            }
            for (Field each : type.getDeclaredFields()) {
                if (!Modifier.isStatic(each.getModifiers()) && !Modifier.isTransient(each.getModifiers())) {
                    add(each.getGenericType());
                }
            }
            if (type.getGenericSuperclass() != null) {
                add(type.getGenericSuperclass());
            }
        } catch (LinkageError missing) {
            return; // What is not there has no objects; it is missed when something was saved of it.
        }
    }

    private void add(Type type) {
        if (type instanceof Class<?> some) {
            add(some);
        } else if (seen.add(type)) {
            if (type instanceof ParameterizedType some) {
                add(some.getRawType());
                addAll(some.getActualTypeArguments());
            } else if (type instanceof GenericArrayType some) {
                add(some.getGenericComponentType());
            } else if (type instanceof WildcardType some) {
                addAll(some.getUpperBounds());
            } else if (type instanceof TypeVariable<?> some) {
                addAll(some.getBounds());
            }
        }
    }

    private void addAll(Type[] types) {
        for (Type each : types) {
            add(each);
        }
    }
}
