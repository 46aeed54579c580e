package dev.reknit.runtime.config;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Holds keys that name a class against what the class has. */
final class Inspection {
    private Inspection() {}

    /**
     * Looks for what a key names.
     *
     * @param type the class that it names
     * @throws IllegalArgumentException if there is no such method, or the policy is not on it
     */
    static void check(Key key, Class<?> type, Policies policies) {
        List<Method> methods = new ArrayList<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                if (!method.isSynthetic()) {
                    methods.add(method);
                }
            }
        }
        List<Method> named = methods.stream()
                .filter(each -> key.method().isEmpty() || key.method().equals(each.getName()))
                .toList();
        if (named.isEmpty()) {
            throw new IllegalArgumentException(
                    type.getName() + " has no method " + key.method() + meant(key, methods, policies));
        }
        List<Method> meant = named.stream()
                .filter(each -> key.parameters().isEmpty() || key.parameters().equals(Target.parameters(each)))
                .toList();
        if (meant.isEmpty()) {
            throw new IllegalArgumentException(type.getName() + " has no method " + key.method() + key.parameters()
                    + "; it has: " + overloads(named));
        }
        if (!key.policy().isEmpty()) {
            checkPolicy(key, type, meant, policies.named(key.policy()).orElseThrow());
        }
    }

    private static String meant(Key key, List<Method> methods, Policies policies) {
        Set<String> known = new TreeSet<>(policies.names());
        methods.stream()
                .map(Method::getName)
                .filter(each -> each.indexOf('$') < 0)
                .forEach(known::add);
        return Key.meant(key.method(), known);
    }

    private static String overloads(List<Method> methods) {
        Set<String> shown = new TreeSet<>();
        for (Method each : methods) {
            shown.add(each.getName() + Target.parameters(each));
        }
        return String.join(" ", shown);
    }

    private static void checkPolicy(
            Key key, Class<?> type, List<Method> methods, Class<? extends Annotation> annotation) {
        boolean onClass = false;
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            onClass |= each.getDeclaredAnnotation(annotation) != null;
        }
        List<Method> bearers = methods.stream()
                .filter(each -> each.isAnnotationPresent(annotation))
                .toList();
        boolean attributeOfClass = key.method().isEmpty() && !key.attribute().equals(Key.ENABLED);
        if (onClass || (!attributeOfClass && !bearers.isEmpty())) {
            return;
        }
        String name = "@" + annotation.getSimpleName();
        if (!key.method().isEmpty()) {
            throw new IllegalArgumentException(type.getName() + "." + key.method() + " has no " + name);
        }
        throw new IllegalArgumentException(type.getName() + " has no " + name
                + (bearers.isEmpty()
                        ? ""
                        : " of its own; those of its methods are set one by one: " + type.getName() + "/"
                                + bearers.get(0).getName() + "/" + key.policy() + "/" + key.attribute()));
    }
}
