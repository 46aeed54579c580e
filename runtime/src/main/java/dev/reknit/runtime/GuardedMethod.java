package dev.reknit.runtime;

import dev.reknit.Key;
import dev.reknit.runtime.event.Site;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A woven method as the runtime sees it: its class, its annotations, and the methods beside it.
 * Immutable.
 */
public final class GuardedMethod implements Guarded {
    /** What the name of the method that holds the original body begins with. */
    public static final String BODY_PREFIX = "reknit$";

    /** What the body has its name with where the state is guarded within the attempts, and what does that has {@link #BODY_PREFIX}. */
    public static final String INNERMOST_PREFIX = BODY_PREFIX + "body$";

    private final MethodHandles.Lookup lookup;
    private final Method method;
    private final Site site;
    private final int keyParameter;

    /** Looked up when it is first needed, by whichever thread. */
    private volatile @Nullable Invoker body;

    private GuardedMethod(MethodHandles.Lookup lookup, Method method) {
        this.lookup = lookup;
        this.method = method;
        this.site = new Site(lookup.lookupClass(), describe(method));
        this.keyParameter = findKey(method);
    }

    private static int findKey(Method method) {
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i].isAnnotationPresent(Key.class)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Finds a method of the class behind a lookup.
     *
     * @throws IllegalStateException if there is none
     */
    public static GuardedMethod find(MethodHandles.Lookup lookup, String name, String descriptor) {
        for (Method each : lookup.lookupClass().getDeclaredMethods()) {
            if (each.getName().equals(name) && descriptor(each).equals(descriptor)) {
                return new GuardedMethod(lookup, each);
            }
        }
        throw new IllegalStateException(lookup.lookupClass().getName() + " has no method " + name + descriptor);
    }

    private static String descriptor(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString();
    }

    private static String describe(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(",", method.getName() + "(", ")"));
    }

    @Override
    public Method method() {
        return method;
    }

    @Override
    public String name() {
        return method.getName();
    }

    @Override
    public Site site() {
        return site;
    }

    /** The index of the parameter that is marked as the {@link Key}; -1 if none is. */
    @Override
    public int keyParameter() {
        return keyParameter;
    }

    @Override
    public boolean asynchronous() {
        Class<?> result = method.getReturnType();
        return result == CompletionStage.class || result == CompletableFuture.class || result == Future.class;
    }

    /**
     * An annotation of the method, else the one that its class bears or inherits if that applies to the
     * method; null if there is none.
     */
    @Override
    public <A extends Annotation> @Nullable A annotation(Class<A> type) {
        A own = method.getAnnotation(type);
        return own != null || !isMeantByClass()
                ? own
                : method.getDeclaringClass().getAnnotation(type);
    }

    /** Whether an annotation on the class is for this method, too. */
    private boolean isMeantByClass() {
        int modifiers = method.getModifiers();
        return !Modifier.isStatic(modifiers) && !Modifier.isPrivate(modifiers) && !method.isSynthetic();
    }

    /** The class of the objects, those made by containers left out; the method's own if it is static. */
    @Override
    public Class<?> bean(@Nullable Class<?> type) {
        Class<?> declaring = method.getDeclaringClass();
        Class<?> made = type == null ? declaring : ContainerMade.bean(type);
        return declaring.isAssignableFrom(made) ? made : declaring;
    }

    @Override
    public Set<String> leftToOverrides(@Nullable Class<?> type) {
        return SuperCalls.leftToOverrides(method, type);
    }

    @Override
    public Invoker body() {
        Invoker known = body;
        if (known == null) {
            known = findBody();
            body = known;
        }
        return known;
    }

    private Invoker findBody() {
        try {
            return invoker(
                    lookup.lookupClass().getDeclaredMethod(BODY_PREFIX + method.getName(), method.getParameterTypes()));
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(site + " has no body of its own", impossible);
        }
    }

    /** An invoker of one of {@link #named}. */
    Invoker invoker(Method target) {
        try {
            return Invoker.of(lookup, target);
        } catch (IllegalAccessException denied) {
            throw new IllegalStateException(
                    target + " cannot be called; open its package to dev.reknit.runtime", denied);
        }
    }

    /**
     * Methods of the class, its superclasses and interfaces with a name; nearest first; none that
     * another overrides.
     */
    public List<Method> named(String name) {
        List<Method> found = new ArrayList<>();
        for (Class<?> type = method.getDeclaringClass(); type != null; type = type.getSuperclass()) {
            collect(type, name, found);
        }
        for (Class<?> type = method.getDeclaringClass(); type != null; type = type.getSuperclass()) {
            collectInterfaces(type, name, found);
        }
        return found;
    }

    private static void collectInterfaces(Class<?> type, String name, List<Method> found) {
        for (Class<?> each : type.getInterfaces()) {
            collect(each, name, found);
            collectInterfaces(each, name, found);
        }
    }

    private static void collect(Class<?> type, String name, List<Method> found) {
        for (Method each : type.getDeclaredMethods()) {
            if (each.getName().equals(name)
                    && !each.isBridge()
                    && found.stream()
                            .noneMatch(near -> Arrays.equals(near.getParameterTypes(), each.getParameterTypes()))) {
                found.add(each);
            }
        }
    }

    /**
     * A method that can stand in for this one: same parameters, a result of the same type or a
     * subtype, and static if this one is.
     */
    @Override
    public Invoker alternate(String attribute, String name) {
        Method found = named(name).stream()
                .filter(each -> Arrays.equals(each.getParameterTypes(), method.getParameterTypes()))
                .filter(each -> method.getReturnType().isAssignableFrom(each.getReturnType()))
                .filter(this::callable)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(attribute + " = \"" + name + "\" on " + site
                        + ": no " + required() + method.getReturnType().getSimpleName() + " "
                        + describe(method).replaceFirst("^[^(]*", Matcher.quoteReplacement(name)) + " in "
                        + site.owner().getName()));
        if (found.equals(method)) {
            throw new IllegalArgumentException(
                    attribute + " = \"" + name + "\" on " + site + ": names the method itself; name another");
        }
        return invoker(found);
    }

    /** Whether a method can be called with the target of a call of this one. */
    private boolean callable(Method other) {
        return !Modifier.isStatic(method.getModifiers()) || Modifier.isStatic(other.getModifiers());
    }

    @Override
    public List<Answer> answers(String attribute, String name) {
        return FallbackMethods.answers(attribute, name, this);
    }

    private String required() {
        return Modifier.isStatic(method.getModifiers()) ? "static method " : "method ";
    }

    /** Among overloads, one that takes the declared result is preferred. */
    @Override
    public ResultTest resultTest(String attribute, String name) {
        List<Method> tests = named(name).stream()
                .filter(each -> each.getParameterCount() == 1 && each.getReturnType() == boolean.class)
                .filter(this::callable)
                .toList();
        if (tests.isEmpty()) {
            throw new IllegalArgumentException(attribute + " = \"" + name + "\" on " + site + ": no " + required()
                    + "boolean " + name + "(result) in " + site.owner().getName());
        }
        Method test = tests.stream().filter(this::takesResult).findFirst().orElse(tests.get(0));
        Invoker invoker = invoker(test);
        return (self, result) -> Boolean.TRUE.equals(invoker.invoke(self, new Object[] {result}));
    }

    private boolean takesResult(Method test) {
        return MethodType.methodType(test.getParameterTypes()[0])
                .wrap()
                .returnType()
                .isAssignableFrom(
                        MethodType.methodType(method.getReturnType()).wrap().returnType());
    }
}
