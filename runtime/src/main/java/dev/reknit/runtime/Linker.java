package dev.reknit.runtime;

import dev.reknit.runtime.config.Overrides;
import dev.reknit.runtime.config.Policies;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
     * @param configured what its annotations are overridden by
     * @throws IllegalArgumentException if an annotation has a value that is not allowed
     */
    static Plan link(Guarded method, @Nullable Class<?> type, Environment environment, Overrides configured) {
        PlanContext context = context(method, type, environment);
        Set<String> elsewhere = method.leftToOverrides(type);
        Map<String, Policy> policies = new LinkedHashMap<>();
        for (PolicyFactory<?> each : FACTORIES) {
            String name = each.annotation().getSimpleName();
            Policy policy = elsewhere.contains(name) ? null : create(each, context, configured);
            if (policy != null) {
                policies.put(name, policy);
            }
        }
        List<Policy> ordered = new ArrayList<>();
        for (String each : configured.order(method.order(List.copyOf(policies.keySet())))) {
            ordered.add(Objects.requireNonNull(policies.get(each)));
        }
        Policy faults = environment.faults().around(context);
        if (faults != null) {
            ordered.add(faults);
        }
        return new Plan(ordered);
    }

    /** What policies are made for. */
    static PlanContext context(Guarded method, @Nullable Class<?> type, Environment environment) {
        return new PlanContext(method, method.bean(type), environment);
    }

    private static <A extends Annotation> @Nullable Policy create(
            PolicyFactory<A> factory, PlanContext context, Overrides configured) {
        A written = context.method().annotation(factory.annotation());
        A annotation = written == null ? null : configured.apply(written);
        return annotation == null ? null : factory.create(annotation, context);
    }

    /** The annotations that ask for a policy. */
    static List<Class<? extends Annotation>> annotations() {
        List<Class<? extends Annotation>> annotations = new ArrayList<>();
        FACTORIES.forEach(each -> annotations.add(each.annotation()));
        return annotations;
    }

    /** What can be configured. */
    static Policies configurable() {
        return Policies.of(annotations());
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
