package dev.reknit.runtime.state;

import dev.reknit.Checkpointed;
import dev.reknit.Redundant;
import dev.reknit.Retry;
import dev.reknit.runtime.FailureMatcher;
import dev.reknit.runtime.Guarded.ResultTest;
import dev.reknit.runtime.GuardedMethod;
import dev.reknit.runtime.event.Site;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * What the annotations of a checkpointed method say. Immutable.
 *
 * @param restoring which failures restore
 * @param rejects which results do
 */
record CheckpointPlan(GuardedMethod method, FailureMatcher restoring, ResultTest rejects, Anatomies anatomies) {
    /**
     * Reads the annotations.
     *
     * @throws IllegalStateException if the method is not there, static, or not annotated
     * @throws IllegalArgumentException if an annotation names a test that is not there
     */
    static CheckpointPlan link(MethodHandles.Lookup lookup, String name, String descriptor) {
        GuardedMethod method = GuardedMethod.find(lookup, name, descriptor);
        Checkpointed checkpointed = method.annotation(Checkpointed.class);
        if (checkpointed == null) {
            throw new IllegalStateException(method.site() + " is not annotated with @Checkpointed");
        }
        if (Modifier.isStatic(method.method().getModifiers())) {
            throw new IllegalStateException(
                    "@Checkpointed on " + method.site() + ": a static method has no object; allowed: instance methods");
        }
        return new CheckpointPlan(
                method,
                new FailureMatcher(checkpointed.restoreOn(), checkpointed.skipOn()),
                rejects(method),
                new Anatomies(lookup));
    }

    private static ResultTest rejects(GuardedMethod method) {
        Retry retry = method.annotation(Retry.class);
        Redundant redundant = method.annotation(Redundant.class);
        ResultTest again = test(method, "Retry.on", retry == null || method.asynchronous() ? "" : retry.on());
        ResultTest accept = test(method, "Redundant.accept", redundant == null ? "" : redundant.accept());
        return (self, result) ->
                (again != null && again.test(self, result)) || (accept != null && !accept.test(self, result));
    }

    private static @Nullable ResultTest test(GuardedMethod method, String attribute, String name) {
        return name.isEmpty() ? null : method.resultTest(attribute, name);
    }

    /** Where it is, for events. */
    Site site() {
        return method.site();
    }

    /** The name of a parameter, for paths. */
    String parameter(int index) {
        return method.method().getName() + "("
                + method.method().getParameters()[index].getName() + ")";
    }
}
