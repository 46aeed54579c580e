package dev.reknit.runtime;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Gives a class that was woven after it was loaded what other woven classes hold in fields: the
 * constant of a call site. All call sites of a method have the same one, and so has a {@link MethodGuard} of it.
 */
public final class CallSites {
    private static final ClassValue<Map<String, Object>> CONSTANTS = new ClassValue<>() {
        @Override
        protected Map<String, Object> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private CallSites() {}

    /**
     * The guard of a method; called by the JVM when a call site first runs.
     *
     * @param caller the woven class and its rights
     * @param method the method's name
     * @param type of the call site; its result is a {@link Gate}
     * @param descriptor the method's descriptor
     * @param quiet not 0 if a call that succeeds at once concerns no policy
     */
    public static CallSite gate(
            MethodHandles.Lookup caller, String method, MethodType type, String descriptor, int quiet) {
        return constant(
                caller, type, method + descriptor, () -> Gate.withoutSlots(caller, method, descriptor, quiet != 0));
    }

    /** The guard of a method whose class has neither a field nor a call site for it. */
    static Gate sharedGate(MethodHandles.Lookup owner, String method, String descriptor) {
        Subject subject = new Subject.Named(owner, method, descriptor);
        return (Gate) constant(owner.lookupClass(), Gate.class, method + descriptor, () -> Gate.of(subject, Way.SLOTS));
    }

    /** Whether a method of a name in a class that has no fields for its gates has run. */
    static boolean hasGate(Class<?> owner, String method) {
        String prefix = Gate.class.getName() + ' ' + method + '(';
        return CONSTANTS.get(owner).keySet().stream().anyMatch(each -> each.startsWith(prefix));
    }

    /**
     * A call site that always gives the same object.
     *
     * @param caller the class that has the call site
     * @param type of the call site; its result is the object's class
     * @param key tells the object from others of its class in the same caller
     * @param factory makes it for the first call site that asks
     */
    public static CallSite constant(
            MethodHandles.Lookup caller, MethodType type, String key, Supplier<Object> factory) {
        Class<?> result = type.returnType();
        return new ConstantCallSite(
                MethodHandles.constant(result, constant(caller.lookupClass(), result, key, factory)));
    }

    private static Object constant(Class<?> owner, Class<?> type, String key, Supplier<Object> factory) {
        return CONSTANTS.get(owner).computeIfAbsent(type.getName() + ' ' + key, any -> factory.get());
    }
}
