package dev.reknit.runtime;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a method by the class of the object it is called on. Where that class overrides the
 * method, the call came by {@code super}, as part of a call that may be guarded itself: a policy that the
 * override bears, too, is left to it, or three attempts of three attempts would be nine. What a
 * {@linkplain ContainerMade container made} overrides only to pass calls on: it is not woven, and guards nothing.
 *
 * <p>Asked only when the first attempt concerns a policy; the answer for a class is kept. Safe for use by
 * several threads.
 */
final class SuperCalls extends ClassValue<Plan> {
    private static final int NEVER_OVERRIDDEN = Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL;

    private final Method method;
    private final Plan plan;

    SuperCalls(Method method, Plan plan) {
        this.method = method;
        this.plan = plan;
    }

    /** The plan for a call on an object; null in a static method. */
    Plan plan(@Nullable Object self) {
        if (self == null || (method.getModifiers() & NEVER_OVERRIDDEN) != 0) {
            return plan;
        }
        Class<?> type = self.getClass();
        return type == method.getDeclaringClass() ? plan : get(type);
    }

    @Override
    protected Plan computeValue(Class<?> type) {
        Set<String> elsewhere = new HashSet<>();
        try {
            collect(type, elsewhere);
        } catch (LinkageError | RuntimeException unreadable) {
            return plan;
        }
        return elsewhere.isEmpty() ? plan : plan.without(elsewhere);
    }

    private void collect(@Nullable Class<?> type, Set<String> into) {
        Class<?> declaring = method.getDeclaringClass();
        if (type == null || type == declaring || !declaring.isAssignableFrom(type)) {
            return;
        }
        if (ContainerMade.bean(type) == type) {
            for (Method each : type.getDeclaredMethods()) {
                if (overrides(each)) {
                    into.addAll(Linker.policies(each));
                }
            }
        }
        collect(type.getSuperclass(), into);
        for (Class<?> each : type.getInterfaces()) {
            collect(each, into);
        }
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
