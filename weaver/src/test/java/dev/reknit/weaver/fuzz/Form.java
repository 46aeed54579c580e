package dev.reknit.weaver.fuzz;

import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.MethodModel;
import dev.reknit.weaver.select.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a rule puts on every method of a class. */
enum Form {
    /** Nothing: the class's own annotations count. */
    OWN,
    /** A policy that a call which succeeds at once does not meet. */
    RETRY,
    /** Four policies that every call passes. */
    SLOTS,
    /** Attempts and state, with the arguments. */
    STATE;

    private static final AnnotationModel TWICE = new AnnotationModel("Ldev/reknit/Retry;", Map.of("jitter", 0L));
    private static final List<AnnotationModel> PASSED = List.of(
            TWICE,
            new AnnotationModel("Ldev/reknit/RateLimit;", Map.of("value", 1_000_000)),
            new AnnotationModel("Ldev/reknit/Timeout;", Map.of("value", 600_000L)),
            new AnnotationModel("Ldev/reknit/CircuitBreaker;", Map.of("requestVolumeThreshold", 1_000_000)),
            new AnnotationModel("Ldev/reknit/Bulkhead;", Map.of("value", 1_000_000)));

    Weaver weaver() {
        return this == OWN ? Weaver.standard() : Weaver.standard().with((Rules) (type, classFile) -> this::added);
    }

    private List<Rules.Added> added(MethodModel method) {
        return annotations(method).stream()
                .map(each -> new Rules.Added(each, "all"))
                .toList();
    }

    private List<AnnotationModel> annotations(MethodModel method) {
        List<AnnotationModel> added = new ArrayList<>(this == SLOTS ? PASSED : List.of(TWICE));
        if (this == STATE && !method.isStatic() && !method.isAsynchronous()) {
            boolean arguments = method.parameters().length > 0;
            added.add(
                    new AnnotationModel("Ldev/reknit/Checkpointed;", arguments ? Map.of("arguments", true) : Map.of()));
        }
        return added;
    }
}
