package dev.reknit.runtime.journal;

import dev.reknit.Journaled;
import dev.reknit.runtime.GuardedMethod;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The journaled methods of a class, those that it inherits among them. Immutable. */
public final class JournaledMethods {
    private final List<JournaledMethod> methods = new ArrayList<>();
    private final Map<String, JournaledMethod> byEntry = new HashMap<>();
    private final Map<Method, JournaledMethod> byMethod = new HashMap<>();

    private JournaledMethods() {}

    /**
     * Finds them.
     *
     * @param lookup the class and its rights
     * @throws IllegalStateException if two methods have one name and version, or one cannot be called
     */
    public static JournaledMethods of(MethodHandles.Lookup lookup) {
        JournaledMethods found = new JournaledMethods();
        Map<String, Method> overriding = new HashMap<>();
        for (Class<?> each = lookup.lookupClass(); each != null; each = each.getSuperclass()) {
            for (Method method : sorted(each)) {
                found.add(method, overriding, lookup);
            }
        }
        return found;
    }

    /** In an order that is the same in every process. */
    private static List<Method> sorted(Class<?> type) {
        List<Method> journaled = new ArrayList<>();
        for (Method each : type.getDeclaredMethods()) {
            if (each.isAnnotationPresent(Journaled.class) && !each.isBridge()) {
                journaled.add(each);
            }
        }
        journaled.sort((one, other) -> signature(one).compareTo(signature(other)));
        return journaled;
    }

    private static String signature(Method method) {
        return method.getName()
                + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .toMethodDescriptorString();
    }

    private void add(Method method, Map<String, Method> overriding, MethodHandles.Lookup lookup) {
        Method lower = overriding.putIfAbsent(signature(method), method);
        if (lower != null && !Modifier.isPrivate(method.getModifiers())) {
            // A call of it by super is part of the call of the one that overrides it.
            JournaledMethod of = byMethod.get(lower);
            if (of != null) {
                byMethod.put(method, of);
            }
            return;
        }
        JournaledMethod made = JournaledMethod.of(methods.size(), method, handle(method, lookup));
        JournaledMethod other = byEntry.putIfAbsent(made.entry(), made);
        if (other != null) {
            throw new IllegalStateException("@Journaled methods " + other + " and " + made + " are both " + made.entry()
                    + " in the journal. Give one of them a name of its own: @Journaled(name = ...)");
        }
        methods.add(made);
        byMethod.put(method, made);
    }

    /**
     * Calls what wrote the entry, and nothing else: not what a subclass overrides it with, nor the policies of the method, which have let the call
     * through when it was made.
     */
    private static MethodHandle handle(Method method, MethodHandles.Lookup lookup) {
        try {
            Class<?> owner = method.getDeclaringClass();
            MethodHandles.Lookup there =
                    owner == lookup.lookupClass() ? lookup : MethodHandles.privateLookupIn(owner, lookup);
            Method journaled = withoutPolicies(method);
            return Modifier.isAbstract(method.getModifiers())
                    ? there.unreflect(method)
                    : there.unreflectSpecial(journaled, owner);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(
                    "@Journaled on " + method + ": cannot be called to run the journal again from "
                            + lookup.lookupClass().getName() + "; the package of the superclass is not open to it",
                    closed);
        }
    }

    /** A method with policies besides has a body of its own for what is journaled, around the innermost one. */
    private static Method withoutPolicies(Method method) {
        Class<?> owner = method.getDeclaringClass();
        Class<?>[] parameters = method.getParameterTypes();
        try {
            Method unused = owner.getDeclaredMethod(GuardedMethod.INNERMOST_PREFIX + method.getName(), parameters);
            return owner.getDeclaredMethod(GuardedMethod.BODY_PREFIX + method.getName(), parameters);
        } catch (NoSuchMethodException none) {
            return method;
        }
    }

    /** All, by their numbers. */
    List<JournaledMethod> all() {
        return methods;
    }

    /** The one that runs entries of a name and version; null if there is none. */
    @Nullable
    JournaledMethod find(String entry) {
        return byEntry.get(entry);
    }

    /**
     * That of a method of the class or a superclass.
     *
     * @throws IllegalStateException if there is no such method
     */
    JournaledMethod of(Class<?> owner, String name, String descriptor) {
        for (Map.Entry<Method, JournaledMethod> each : byMethod.entrySet()) {
            Method method = each.getKey();
            if (method.getDeclaringClass() == owner && signature(method).equals(name + descriptor)) {
                return each.getValue();
            }
        }
        throw new IllegalStateException(owner.getName() + " has no journaled method " + name + descriptor);
    }
}
