package dev.reknit.runtime;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds the plan of a method from its annotations. The only place that does. */
final class Linker {
    private static final List<PolicyFactory<?>> FACTORIES = factories();

    private Linker() {}

    /**
     * The plan of a method for objects of a class, not yet active.
     *
     * @param type the class of the objects; null for a static method
     * @throws IllegalArgumentException if an annotation has a value that is not allowed
     */
    static Plan link(GuardedMethod method, @Nullable Class<?> type, Environment environment) {
        PlanContext context = context(method, type, environment);
        Set<String> elsewhere = SuperCalls.leftToOverrides(method.method(), type);
        List<Policy> policies = new ArrayList<>();
        for (PolicyFactory<?> each : FACTORIES) {
            add(each, context, elsewhere, policies);
        }
        return new Plan(policies);
    }

    /** What policies are made for. */
    static PlanContext context(GuardedMethod method, @Nullable Class<?> type, Environment environment) {
        Class<?> declaring = method.method().getDeclaringClass();
        Class<?> made = type == null ? declaring : ContainerMade.bean(type);
        Class<?> bean = declaring.isAssignableFrom(made) ? made : declaring;
        return new PlanContext(method, bean, environment);
    }

    private static <A extends Annotation> void add(
            PolicyFactory<A> factory, PlanContext context, Set<String> elsewhere, List<Policy> policies) {
        A annotation = context.method().annotation(factory.annotation());
        if (annotation != null && !elsewhere.contains(factory.annotation().getSimpleName())) {
            policies.add(factory.create(annotation, context));
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
