package dev.reknit.runtime;

import dev.reknit.runtime.event.Event;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;

/** Builds the plan of a method from its annotations. The only place that does. */
final class Linker {
    private static final List<PolicyFactory<?>> FACTORIES = factories();

    private Linker() {}

    /** The plan of a method; the empty one, and an event that says why, if it cannot be built. */
    static Plan link(GuardedMethod method) {
        try {
            List<Policy> policies = new ArrayList<>();
            for (PolicyFactory<?> each : FACTORIES) {
                add(each, method, policies);
            }
            return Plan.of(policies);
        } catch (Exception | LinkageError failure) {
            Environment.current().publish(new Event.PlanFailed(method.site(), failure));
            return Plan.EMPTY;
        }
    }

    private static <A extends Annotation> void add(
            PolicyFactory<A> factory, GuardedMethod method, List<Policy> policies) {
        A annotation = method.annotation(factory.annotation());
        if (annotation != null) {
            policies.add(factory.create(annotation, method));
        }
    }

    /** The names of the policies that a method bears itself, or that its class bears or inherits for it. */
    static Set<String> policies(Method method) {
        int modifiers = method.getModifiers();
        boolean meantByClass = (modifiers & (Modifier.PRIVATE | Modifier.STATIC)) == 0;
        Class<?> owner = method.getDeclaringClass();
        return FACTORIES.stream()
                .map(PolicyFactory::annotation)
                .filter(each -> method.isAnnotationPresent(each) || (meantByClass && owner.isAnnotationPresent(each)))
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
    }

    private static List<PolicyFactory<?>> factories() {
        List<PolicyFactory<?>> found = new ArrayList<>();
        for (PolicyFactory<?> each : ServiceLoader.load(PolicyFactory.class, Linker.class.getClassLoader())) {
            found.add(each);
        }
        found.sort(Comparator.comparing(PolicyFactory::position));
        return List.copyOf(found);
    }
}
