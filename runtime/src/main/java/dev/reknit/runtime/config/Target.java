package dev.reknit.runtime.config;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A method that keys may name.
 *
 * @param types the binary names by which its class may be called: that of the object, then its superclasses up to the one
 *     that declares the method
 * @param method its name
 * @param parameters the names of its parameter types with their parentheses, such as {@code (int,java.lang.String[])}
 */
public record Target(List<String> types, String method, String parameters) {
    static Target of(Method method, Class<?> bean) {
        List<String> types = new ArrayList<>();
        for (Class<?> each = bean; each != null && each != method.getDeclaringClass(); each = each.getSuperclass()) {
            types.add(each.getName());
        }
        types.add(method.getDeclaringClass().getName());
        return new Target(List.copyOf(types), method.getName(), parameters(method));
    }

    static String parameters(Method method) {
        return Stream.of(method.getParameterTypes()).map(Class::getTypeName).collect(Collectors.joining(",", "(", ")"));
    }

    /**
     * The keys that may set an attribute, the one that wins first.
     *
     * @param onClass whether the annotation stands on the class; only then do keys without a method concern it
     */
    public List<String> keys(String policy, String attribute, boolean onClass) {
        String what = policy + "/" + attribute;
        List<String> keys = new ArrayList<>();
        ofMethod(what, keys);
        if (onClass) {
            ofClass(what, keys);
        }
        keys.add(what);
        return keys;
    }

    /** The keys that may switch a policy on or off, the one that wins first. */
    List<String> switches(String policy) {
        String own = policy + "/" + Key.ENABLED;
        List<String> keys = new ArrayList<>();
        ofMethod(own, keys);
        ofMethod(Key.ENABLED, keys);
        ofClass(own, keys);
        ofClass(Key.ENABLED, keys);
        keys.add(own);
        keys.add(Key.PROGRAM + "/" + Key.ENABLED);
        if (!policy.equals("Fallback")) {
            keys.add(Key.NON_FALLBACK);
        }
        return keys;
    }

    /** The keys that may set the order, the one that wins first. */
    List<String> orders() {
        List<String> keys = new ArrayList<>();
        ofMethod(Key.ORDER, keys);
        ofClass(Key.ORDER, keys);
        keys.add(Key.PROGRAM + "/" + Key.ORDER);
        return keys;
    }

    private void ofMethod(String what, List<String> keys) {
        for (String each : types) {
            keys.add(each + "/" + method + parameters + "/" + what);
            keys.add(each + "/" + method + "/" + what);
        }
    }

    private void ofClass(String what, List<String> keys) {
        for (String each : types) {
            keys.add(each + "/" + what);
        }
    }
}
