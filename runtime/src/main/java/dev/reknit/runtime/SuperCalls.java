package dev.reknit.runtime;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Calls that came by {@code super}: where the class of an object overrides a method, a call of that method is part of
 * a call that may be guarded itself. A policy that the override bears, too, is left to it, or three attempts of three
 * attempts would be nine, and a breaker would count each failure twice. What a {@linkplain ContainerMade container
 * made} overrides only to pass calls on: it is not woven, and guards nothing.
 */
final class SuperCalls {
    private static final int NEVER_OVERRIDDEN = Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL;

    private final Method method;
    private final Set<String> elsewhere = new HashSet<>();

    private SuperCalls(Method method) {
        this.method = method;
    }

    /**
     * The names of the policies that are left to overrides.
     *
     * @param type the class of the object; null for a static method
     */
    static Set<String> leftToOverrides(Method method, @Nullable Class<?> type) {
        if (type == null || type == method.getDeclaringClass() || (method.getModifiers() & NEVER_OVERRIDDEN) != 0) {
            return Set.of();
        }
        SuperCalls calls = new SuperCalls(method);
        try {
            calls.collect(type);
        } catch (LinkageError | RuntimeException unreadable) {
            return Set.of();
        }
        return calls.elsewhere;
    }

    private void collect(@Nullable Class<?> type) {
        Class<?> declaring = method.getDeclaringClass();
        if (type == null || type == declaring || !declaring.isAssignableFrom(type)) {
            return;
        }
        if (ContainerMade.bean(type) == type) {
            for (Method each : type.getDeclaredMethods()) {
                if (overrides(each) && isWoven(each)) {
                    elsewhere.addAll(Linker.policies(each));
                }
            }
        }
        collect(type.getSuperclass());
        for (Class<?> each : type.getInterfaces()) {
            collect(each);
        }
    }

    /** An override of a class that nobody wove bears what it inherits in vain. */
    private static boolean isWoven(Method override) {
        Class<?> owner = override.getDeclaringClass();
        for (Method each : owner.getDeclaredMethods()) {
            if (each.getName().equals(GuardedMethod.BODY_PREFIX + override.getName())) {
                return true;
            }
        }
        return CallSites.hasGate(owner, override.getName());
    }

    /** Bridges count: they stand for an override with other types, and javac copies the annotations. */
    private boolean overrides(Method candidate) {
        return candidate.getName().equals(method.getName())
                && (candidate.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC)) == 0
                && Arrays.equals(candidate.getParameterTypes(), method.getParameterTypes())
                && (isSeenEverywhere() || samePackage(candidate));
    }

    private boolean isSeenEverywhere() {
        return (method.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
    }

    private boolean samePackage(Method candidate) {
        Class<?> here = method.getDeclaringClass();
        Class<?> there = candidate.getDeclaringClass();
        return here.getClassLoader() == there.getClassLoader()
                && here.getPackageName().equals(there.getPackageName());
    }
}
