package dev.reknit.runtime;

import dev.reknit.runtime.Guarded.Answer;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Methods that answer for another: they take the same parameters, optionally followed by the failure. */
final class FallbackMethods {
    private final GuardedMethod guarded;
    private final Class<?>[] parameters;

    private FallbackMethods(GuardedMethod guarded) {
        this.guarded = guarded;
        this.parameters = guarded.method().getParameterTypes();
    }

    /** See {@link Guarded#answers}. */
    static List<Answer> answers(String attribute, String name, GuardedMethod guarded) {
        List<Answer> found = new FallbackMethods(guarded).find(attribute, name);
        if (found.isEmpty()) {
            throw new IllegalArgumentException(attribute + " = \"" + name + "\" on " + guarded.site()
                    + ": no method of that name takes the same parameters, optionally followed by the failure");
        }
        return List.copyOf(found);
    }

    private List<Answer> find(String attribute, String name) {
        List<Answer> found = new ArrayList<>();
        List<Answer> last = new ArrayList<>();
        for (Method each : guarded.named(name)) {
            Class<?>[] takes = each.getParameterTypes();
            boolean takesAll = takes.length >= parameters.length
                    && Arrays.equals(Arrays.copyOf(takes, parameters.length), parameters);
            if (takesAll && takes.length == parameters.length) {
                Invoker body = invoker(attribute, each);
                last.add(new Answer(
                        Throwable.class,
                        (self, arguments) -> body.invoke(self, Arrays.copyOf(arguments, parameters.length))));
            } else if (takesAll
                    && takes.length == parameters.length + 1
                    && Throwable.class.isAssignableFrom(takes[parameters.length])) {
                insert(
                        new Answer(takes[parameters.length].asSubclass(Throwable.class), invoker(attribute, each)),
                        found);
            }
        }
        found.addAll(last);
        return found;
    }

    /** Puts an answer before the first that takes a supertype. */
    private static void insert(Answer answer, List<Answer> into) {
        int at = 0;
        while (at < into.size() && !into.get(at).failure().isAssignableFrom(answer.failure())) {
            at++;
        }
        into.add(at, answer);
    }

    private Invoker invoker(String attribute, Method fallback) {
        if (Modifier.isStatic(guarded.method().getModifiers()) && !Modifier.isStatic(fallback.getModifiers())) {
            throw new IllegalArgumentException(attribute + " = \"" + fallback.getName() + "\" on " + guarded.site()
                    + ": must be static, since the method is");
        }
        return guarded.invoker(fallback);
    }
}
