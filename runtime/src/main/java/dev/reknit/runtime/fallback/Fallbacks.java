package dev.reknit.runtime.fallback;

import dev.reknit.FailedCall;
import dev.reknit.Fallback;
import dev.reknit.FallbackHandler;
import dev.reknit.runtime.GuardedMethod;
import dev.reknit.runtime.Invoker;
import dev.reknit.runtime.Run;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may answer for a method, most specific first. Immutable. */
final class Fallbacks {
    private final List<Candidate> candidates;

    private record Candidate(Class<? extends Throwable> failure, Answer answer) {}

    /** Something that answers. */
    interface Answer {
        /** What the log calls it. */
        String name();

        /** Gives the answer. */
        @Nullable
        Object give(Run run, Throwable failure) throws Throwable;
    }

    private Fallbacks(List<Candidate> candidates) {
        this.candidates = candidates;
    }

    static Fallbacks of(Fallback fallback, GuardedMethod method) {
        boolean byMethod = !fallback.fallbackMethod().isEmpty();
        boolean byHandler = fallback.value() != Fallback.None.class;
        if (!byMethod && !byHandler && fallback.lastKnownGood()) {
            return new Fallbacks(List.of());
        }
        if (byMethod == byHandler) {
            throw new IllegalArgumentException(
                    "Fallback on " + method.site() + ": exactly one of value and fallbackMethod must be given");
        }
        return new Fallbacks(
                byMethod
                        ? methods(fallback.fallbackMethod(), method)
                        : List.of(new Candidate(Throwable.class, handler(fallback.value()))));
    }

    /** What answers for a failure; null if nothing is for it. */
    @Nullable
    Answer forFailure(Throwable failure) {
        for (Candidate each : candidates) {
            if (each.failure().isInstance(failure)) {
                return each.answer();
            }
        }
        return null;
    }

    private static List<Candidate> methods(String name, GuardedMethod method) {
        Class<?>[] parameters = method.method().getParameterTypes();
        List<Candidate> found = new ArrayList<>();
        List<Candidate> last = new ArrayList<>();
        for (Method each : method.named(name)) {
            Class<?>[] takes = each.getParameterTypes();
            if (Arrays.equals(takes, parameters)) {
                last.add(new Candidate(Throwable.class, call(each, method, false)));
            } else if (takes.length == parameters.length + 1
                    && Arrays.equals(Arrays.copyOf(takes, parameters.length), parameters)
                    && Throwable.class.isAssignableFrom(takes[parameters.length])) {
                insert(
                        new Candidate(takes[parameters.length].asSubclass(Throwable.class), call(each, method, true)),
                        found);
            }
        }
        found.addAll(last);
        if (found.isEmpty()) {
            throw new IllegalArgumentException("Fallback.fallbackMethod = \"" + name + "\" on " + method.site()
                    + ": no method of that name takes the same parameters, optionally followed by the failure");
        }
        return List.copyOf(found);
    }

    /** Puts a candidate before the first that takes a supertype. */
    private static void insert(Candidate candidate, List<Candidate> into) {
        int at = 0;
        while (at < into.size() && !into.get(at).failure().isAssignableFrom(candidate.failure())) {
            at++;
        }
        into.add(at, candidate);
    }

    private static Answer call(Method fallback, GuardedMethod method, boolean takesFailure) {
        if (Modifier.isStatic(method.method().getModifiers()) && !Modifier.isStatic(fallback.getModifiers())) {
            throw new IllegalArgumentException("Fallback.fallbackMethod = \"" + fallback.getName() + "\" on "
                    + method.site() + ": must be static, since the method is");
        }
        Invoker invoker = method.invoker(fallback);
        return new Answer() {
            @Override
            public String name() {
                return fallback.getName();
            }

            @Override
            public @Nullable Object give(Run run, Throwable failure) throws Throwable {
                Object[] arguments = run.arguments();
                if (takesFailure) {
                    arguments = Arrays.copyOf(arguments, arguments.length + 1);
                    arguments[arguments.length - 1] = failure;
                }
                return invoker.invoke(run.self(), arguments);
            }
        };
    }

    private static Answer handler(Class<? extends FallbackHandler<?>> type) {
        FallbackHandler<?> handler = instance(type);
        return new Answer() {
            @Override
            public String name() {
                return type.getName();
            }

            @Override
            public @Nullable Object give(Run run, Throwable failure) throws Exception {
                return handler.handle(new Failed(
                        run.method().method(),
                        run.self(),
                        Collections.unmodifiableList(Arrays.asList(run.arguments())),
                        failure));
            }
        };
    }

    private record Failed(Method method, @Nullable Object target, List<@Nullable Object> arguments, Throwable failure)
            implements FailedCall {}

    private static FallbackHandler<?> instance(Class<? extends FallbackHandler<?>> type) {
        try {
            Constructor<? extends FallbackHandler<?>> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException | RuntimeException failure) {
            throw new IllegalArgumentException(
                    "Fallback.value = " + type.getName() + ": needs a constructor without parameters", failure);
        }
    }
}
