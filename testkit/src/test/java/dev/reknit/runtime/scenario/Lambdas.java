package dev.reknit.runtime.scenario;

import dev.reknit.Fallback;
import dev.reknit.Retry;
import dev.reknit.runtime.Guard;
import dev.reknit.runtime.Guarded.Answer;
import dev.reknit.runtime.Guarded.ResultTest;
import dev.reknit.runtime.GuardedMethod;
import dev.reknit.runtime.PolicySettings;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A guard as the annotations of a class say, with lambdas in the place of the methods that they name. */
final class Lambdas {
    /** Like a method's, so that what tests expect of events is the same. */
    private static final String NAME = "lambda(Script)";

    private final Guarded guarded;
    private final GuardedMethod method;

    Lambdas(Guarded guarded) throws IllegalAccessException {
        this.guarded = guarded;
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(guarded.getClass(), MethodHandles.lookup());
        method = GuardedMethod.find(lookup, "call", Template.CALL_DESCRIPTOR);
    }

    @Nullable
    Object call(Script script) throws Throwable {
        return guard(script).<@Nullable Object, Exception>call(script, () -> attempt(script::attempt));
    }

    CompletionStage<@Nullable Object> stage(Script script) {
        return guard(script).stage(script, () -> attempt(script::stage));
    }

    private Guard guard(Script script) {
        return Guard.of(
                guarded.getClass(),
                NAME,
                Stream.of(guarded.getClass().getAnnotations())
                        .filter(each -> !each.annotationType().getName().startsWith("org.jspecify"))
                        .map(each -> settings(each, script))
                        .toArray(PolicySettings<?>[]::new));
    }

    private PolicySettings<?> settings(Annotation annotation, Script script) {
        if (annotation instanceof Retry retry && !retry.on().isEmpty()) {
            ResultTest test = method.resultTest("Retry.on", retry.on());
            return Guard.policy(retry).test(Retry::on, result -> attempt(() -> test.test(guarded, result)));
        }
        if (annotation instanceof Fallback fallback
                && !fallback.fallbackMethod().isEmpty()) {
            List<Answer> answers = method.answers("Fallback.fallbackMethod", fallback.fallbackMethod());
            return Guard.policy(fallback)
                    .answer(Fallback::fallbackMethod, failure -> attempt(() -> answer(answers, failure, script)));
        }
        return Guard.policy(annotation);
    }

    private @Nullable Object answer(List<Answer> answers, Throwable failure, Script script) throws Throwable {
        for (Answer each : answers) {
            if (each.failure().isInstance(failure)) {
                return each.body().invoke(guarded, new Object[] {script, failure});
            }
        }
        throw failure;
    }

    private interface Throwing<T extends @Nullable Object> {
        T make() throws Throwable;
    }

    /** Scripts throw everything. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends @Nullable Object, X extends Throwable> T attempt(Throwing<T> body) throws X {
        try {
            return body.make();
        } catch (Throwable failure) {
            throw (X) failure;
        }
    }
}
