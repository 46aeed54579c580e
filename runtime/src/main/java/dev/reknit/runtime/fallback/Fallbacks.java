package dev.reknit.runtime.fallback;

import dev.reknit.FailedCall;
import dev.reknit.Fallback;
import dev.reknit.FallbackHandler;
import dev.reknit.runtime.Guarded;
import dev.reknit.runtime.Invoker;
import dev.reknit.runtime.Run;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
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

    static Fallbacks of(Fallback fallback, Guarded method) {
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

    private static List<Candidate> methods(String name, Guarded method) {
        return method.answers("Fallback.fallbackMethod", name).stream()
                .map(each -> new Candidate(each.failure(), call(name, each.body())))
                .toList();
    }

    private static Answer call(String name, Invoker fallback) {
        return new Answer() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public @Nullable Object give(Run run, Throwable failure) throws Throwable {
                Object[] arguments = Arrays.copyOf(run.arguments(), run.arguments().length + 1);
                arguments[arguments.length - 1] = failure;
                return fallback.invoke(run.self(), arguments);
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
