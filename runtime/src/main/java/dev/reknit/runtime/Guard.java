package dev.reknit.runtime;

import dev.reknit.runtime.event.Site;
import java.lang.StackWalker.Option;
import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The policies of annotations, for lambdas: nothing is woven.
 *
 * <pre>{@code
 * private static final Guard PRICES = Guard.of("prices",
 *         policy(Retry.class).with(Retry::maxRetries, 5).with(Retry::delay, 100),
 *         policy(Fallback.class).answer(Fallback::fallbackMethod, failure -> Price.UNKNOWN));
 *
 * Price price = PRICES.call(() -> client.fetch(article));
 * CompletionStage<Price> later = PRICES.stage(() -> client.fetchAsync(article));
 * }</pre>
 *
 * <p>A guard does as a woven static method of the class that made it would: order, defaults and events are the same. So what
 * its policies keep, such as a breaker, is one for each class and name, however many guards there are of that name;
 * guards that are to have their own have names of their own.
 *
 * <p>A call that succeeds at once allocates nothing but its lambda. Immutable, safe for use by several threads.
 */
public final class Guard {
    private final Gate calls;
    private final Gate stages;
    private final Site site;

    private Guard(Site site, GuardedLambda blocking, GuardedLambda asynchronous) {
        this.site = site;
        calls = Gate.of(blocking, Way.SLOTS);
        stages = Gate.of(asynchronous, Way.SLOTS);
    }

    /**
     * What a guard calls.
     *
     * @param <T> the result
     * @param <X> the checked exceptions
     */
    @FunctionalInterface
    public interface Body<T extends @Nullable Object, X extends Exception> extends Attempt {
        /** Makes one attempt; called again for another. */
        @Override
        T make() throws X;
    }

    /**
     * What a guard runs.
     *
     * @param <X> the checked exceptions
     */
    @FunctionalInterface
    public interface Action<X extends Exception> {
        /** Makes one attempt; called again for another. */
        void make() throws X;
    }

    /** A policy with the defaults of its annotation, for {@link #of}. */
    public static <A extends Annotation> PolicySettings<A> policy(Class<A> annotation) {
        return PolicySettings.of(annotation);
    }

    /** A policy as an annotation says that stands somewhere, for {@link #of}. */
    public static <A extends Annotation> PolicySettings<A> policy(A annotation) {
        return PolicySettings.of(annotation);
    }

    /**
     * A guard of the calling class.
     *
     * @param name tells it from others of the class; in messages, events and configuration it is the name of a method
     * @param policies in any order; they take the one that annotations have
     * @throws IllegalArgumentException if a policy is unknown or is given twice, or a value is not allowed; the message says
     *     which
     */
    public static Guard of(String name, PolicySettings<?>... policies) {
        return of(caller(), name, policies);
    }

    /** A guard of a class. As {@link #of(String, PolicySettings...)}. */
    public static Guard of(Class<?> owner, String name, PolicySettings<?>... policies) {
        return of(new Site(owner, name), List.of(policies), false);
    }

    /** A guard of the calling class with its policies in the order given, outermost first. As {@link #of}. */
    public static Guard inOrder(String name, PolicySettings<?>... outermostFirst) {
        return of(new Site(caller(), name), List.of(outermostFirst), true);
    }

    private static Class<?> caller() {
        return StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                        .filter(each -> each != Guard.class)
                        .findFirst()
                        .orElse(Guard.class));
    }

    private static Guard of(Site site, List<PolicySettings<?>> policies, boolean ordered) {
        try {
            check(policies);
            GuardedLambda blocking = new GuardedLambda(site, false, policies, ordered);
            GuardedLambda asynchronous = new GuardedLambda(site, true, policies, ordered);
            Environment environment = Environment.current();
            Linker.link(blocking, null, environment, Ways.configured(blocking, null, environment));
            Linker.link(asynchronous, null, environment, Ways.configured(asynchronous, null, environment));
            return new Guard(site, blocking, asynchronous);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("Guard " + site + ": " + wrong.getMessage(), wrong);
        }
    }

    private static void check(List<PolicySettings<?>> policies) {
        List<Class<? extends Annotation>> known = Linker.annotations();
        Set<Class<?>> seen = new HashSet<>();
        for (PolicySettings<?> each : policies) {
            if (!known.contains(each.type())) {
                throw new IllegalArgumentException("@" + each.type().getSimpleName()
                        + " is no policy for calls; allowed: "
                        + known.stream().map(Class::getSimpleName).collect(Collectors.joining(", ")));
            }
            if (!seen.add(each.type())) {
                throw new IllegalArgumentException(
                        each.type().getSimpleName() + " is given twice; allowed: each policy once");
            }
        }
    }

    /**
     * Calls something.
     *
     * @throws X what the last attempt threw, as the same object
     */
    public <T extends @Nullable Object, X extends Exception> T call(Body<T, X> body) throws X {
        return call(null, body);
    }

    /**
     * Calls something for a key, which policies that tell calls apart go by.
     *
     * @param key null for none
     * @throws X what the last attempt threw, as the same object
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // what the body or an answer in its place gave
    public <T extends @Nullable Object, X extends Exception> T call(@Nullable Object key, Body<T, X> body) throws X {
        try {
            return (T) SharedPath.call(calls, calls.ownWay(null), false, null, key, body);
        } catch (Throwable outcome) {
            throw Gate.undeclared(outcome);
        }
    }

    /**
     * Runs something.
     *
     * @throws X what the last attempt threw, as the same object
     */
    @SuppressWarnings("NullAway") // the checker does not know type arguments that may be null
    public <X extends Exception> void run(Action<X> action) throws X {
        Body<@Nullable Object, X> body = () -> {
            action.make();
            return null;
        };
        call(null, body);
    }

    /** Calls something that gives a stage, which is guarded until it completes. What the call throws, it fails with. */
    public <T extends @Nullable Object> CompletionStage<T> stage(Body<? extends CompletionStage<T>, ?> body) {
        return stage(null, body);
    }

    /** As {@link #stage(Body)}, for a key. */
    @SuppressWarnings({"unchecked", "NullAway"}) // null only where the body gave null
    public <T extends @Nullable Object> CompletionStage<T> stage(
            @Nullable Object key, Body<? extends CompletionStage<T>, ?> body) {
        try {
            return (CompletionStage<T>) SharedPath.call(stages, stages.ownWay(null), true, null, key, body);
        } catch (Throwable unguarded) {
            // As the method would that this stands for: where there is no plan, nothing catches what it throws.
            throw Gate.undeclared(unguarded);
        }
    }

    /** The same task, guarded. */
    public <T extends @Nullable Object> Callable<T> around(Callable<T> task) {
        Body<T, Exception> body = task::call;
        return () -> call(null, body);
    }

    @Override
    public String toString() {
        return "Guard[" + site + "]";
    }
}
