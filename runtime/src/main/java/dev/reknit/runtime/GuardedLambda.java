package dev.reknit.runtime;

import dev.reknit.Key;
import dev.reknit.runtime.event.Site;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Guard} is given to call, as policies see it: a static method that takes a key and a lambda, annotated with
 * what the guard was made of. Immutable.
 */
final class GuardedLambda implements Guarded, Subject {
    private static final Method METHOD = find("call");
    private static final int KEY = 0;
    private static final int BODY = 1;

    private final Site site;
    private final boolean asynchronous;
    private final Map<Class<?>, PolicySettings<?>> settings = new HashMap<>();
    private final Map<Class<?>, Annotation> annotations = new HashMap<>();

    /** The names of the policies, outermost first; empty for the standard order. */
    private final List<String> order;

    /**
     * Creates one.
     *
     * @throws IllegalArgumentException if an attribute without default has no value
     */
    GuardedLambda(Site site, boolean asynchronous, List<PolicySettings<?>> policies, boolean ordered) {
        this.site = site;
        this.asynchronous = asynchronous;
        List<String> names = new ArrayList<>();
        for (PolicySettings<?> each : policies) {
            names.add(each.type().getSimpleName());
            settings.put(each.type(), each);
            annotations.put(each.type(), each.annotation());
        }
        this.order = ordered ? List.copyOf(names) : List.of();
    }

    private static Method find(String name) {
        try {
            return GuardedLambda.class.getDeclaredMethod(name, Object.class, Guard.Body.class);
        } catch (NoSuchMethodException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** What is guarded. */
    private static @Nullable Object call(@Key @Nullable Object key, Guard.Body<?, ?> body) throws Exception {
        return body.make();
    }

    static @Nullable Object[] arguments(@Nullable Object key, Attempt body) {
        return new Object[] {key, body};
    }

    @Override
    public Guarded find() {
        return this;
    }

    @Override
    public Method method() {
        return METHOD;
    }

    @Override
    public String name() {
        return site.member();
    }

    @Override
    public Site site() {
        return site;
    }

    @Override
    public boolean asynchronous() {
        return asynchronous;
    }

    @Override
    public int keyParameter() {
        return KEY;
    }

    /** The key; without one, only the very same lambda gives the same. */
    @Override
    public @Nullable Object[] inputs(@Nullable Object[] arguments) {
        return new Object[] {arguments[KEY] == null ? arguments[BODY] : arguments[KEY]};
    }

    @Override
    public <A extends Annotation> @Nullable A annotation(Class<A> type) {
        return type.cast(annotations.get(type));
    }

    /** The class that the guard is of. */
    @Override
    public Class<?> bean(@Nullable Class<?> type) {
        return site.owner();
    }

    @Override
    public Set<String> leftToOverrides(@Nullable Class<?> type) {
        return Set.of();
    }

    @Override
    public List<String> order(List<String> standard) {
        return order.isEmpty() ? standard : order;
    }

    @Override
    public Invoker body() {
        return (self, arguments) -> call(arguments[KEY], (Guard.Body<?, ?>) arguments[BODY]);
    }

    @Override
    @SuppressWarnings("unchecked")
    public ResultTest resultTest(String attribute, String name) {
        Predicate<@Nullable Object> test = (Predicate<@Nullable Object>)
                lambda(Predicate.class, attribute, name, "test(" + reference(attribute) + ", result -> ...)");
        return (self, result) -> test.test(result);
    }

    @Override
    public Invoker alternate(String attribute, String name) {
        Callable<?> alternate =
                lambda(Callable.class, attribute, name, "instead(" + reference(attribute) + ", () -> ...)");
        return (self, arguments) -> alternate.call();
    }

    @Override
    public List<Answer> answers(String attribute, String name) {
        PolicySettings.Answer answer = lambda(
                PolicySettings.Answer.class, attribute, name, "answer(" + reference(attribute) + ", failure -> ...)");
        return List.of(new Answer(
                Throwable.class, (self, arguments) -> answer.to((Throwable) arguments[arguments.length - 1])));
    }

    private <L> L lambda(Class<L> kind, String attribute, String name, String allowed) {
        String policy = attribute.substring(0, attribute.indexOf('.'));
        for (PolicySettings<?> each : settings.values()) {
            Object lambda = each.type().getSimpleName().equals(policy)
                    ? each.lambda(attribute.substring(policy.length() + 1), name)
                    : null;
            if (kind.isInstance(lambda)) {
                return kind.cast(lambda);
            }
        }
        throw new IllegalArgumentException(attribute + " = \"" + name + "\" on " + site
                + ": a guard has no methods that could be named; allowed: a lambda, ." + allowed);
    }

    private static String reference(String attribute) {
        return attribute.replace(".", "::");
    }
}
