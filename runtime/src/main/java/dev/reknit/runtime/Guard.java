package dev.reknit.runtime;

import static dev.reknit.runtime.Admission.LEFT;
import static dev.reknit.runtime.Admission.NOT_ENTERED;
import static dev.reknit.runtime.Admission.QUIET;

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
    public interface Body<T extends @Nullable Object, X extends Exception> {
        /** Makes one attempt; called again for another. */
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
            return (T) first(calls, false, key, body);
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
            return (CompletionStage<T>) first(stages, true, key, body);
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

    /**
     * Makes the first attempt as woven code does, see {@link Gate}: with a variable and a call site for each slot, since an
     * array would be allocated, and a loop would be compiled for every policy at once.
     */
    private @Nullable Object first(Gate gate, boolean staged, @Nullable Object key, Body<?, ?> body) throws Throwable {
        Way way = null;
        long t0 = NOT_ENTERED;
        long t1 = NOT_ENTERED;
        long t2 = NOT_ENTERED;
        long t3 = NOT_ENTERED;
        long t4 = NOT_ENTERED;
        long t5 = NOT_ENTERED;
        long t6 = NOT_ENTERED;
        long t7 = NOT_ENTERED;
        Object result;
        try {
            way = gate.ownWay(null);
            t0 = way.slot0.enter(null, key);
            t1 = way.slot1.enter(null, key);
            t2 = way.slot2.enter(null, key);
            t3 = way.slot3.enter(null, key);
            t4 = way.slot4.enter(null, key);
            t5 = way.slot5.enter(null, key);
            t6 = way.slot6.enter(null, key);
            t7 = way.slot7.enter(null, key);
            result = body.make();
        } catch (Throwable failure) {
            long[] tickets = {t0, t1, t2, t3, t4, t5, t6, t7};
            Object[] arguments = GuardedLambda.arguments(key, body);
            return staged
                    ? gate.stageFailed(way, tickets, failure, null, arguments)
                    : others(gate.failed(null, way, tickets, failure, null, arguments), arguments, body);
        }
        if ((!staged || Gate.succeededAlready(result))
                && (t7 == QUIET || way.slot7.leave(t7, null, key))
                && (t7 = LEFT) == LEFT
                && (t6 == QUIET || way.slot6.leave(t6, null, key))
                && (t6 = LEFT) == LEFT
                && (t5 == QUIET || way.slot5.leave(t5, null, key))
                && (t5 = LEFT) == LEFT
                && (t4 == QUIET || way.slot4.leave(t4, null, key))
                && (t4 = LEFT) == LEFT
                && (t3 == QUIET || way.slot3.leave(t3, null, key))
                && (t3 = LEFT) == LEFT
                && (t2 == QUIET || way.slot2.leave(t2, null, key))
                && (t2 = LEFT) == LEFT
                && (t1 == QUIET || way.slot1.leave(t1, null, key))
                && (t1 = LEFT) == LEFT
                && (t0 == QUIET || way.slot0.leave(t0, null, key))) {
            return result;
        }
        long[] tickets = {t0, t1, t2, t3, t4, t5, t6, t7};
        Object[] arguments = GuardedLambda.arguments(key, body);
        return staged
                ? gate.staged(way, tickets, result, null, arguments)
                : others(gate.returned(null, way, tickets, result, null, arguments), arguments, body);
    }

    /** Makes the attempts that a run wants. */
    private @Nullable Object others(Run begun, @Nullable Object[] arguments, Body<?, ?> body) throws Throwable {
        Run run = begun;
        while (!run.isOver()) {
            Object result;
            try {
                result = body.make();
            } catch (Throwable failure) {
                run = calls.failed(run, null, null, failure, null, arguments);
                continue;
            }
            run = calls.returned(run, null, null, result, null, arguments);
        }
        return run.value();
    }

    @Override
    public String toString() {
        return "Guard[" + site + "]";
    }
}
