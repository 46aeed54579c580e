package dev.reknit.weaver.rules;

import dev.reknit.weaver.model.AnnotationModel;
import java.util.List;

/**
 * A rule: the methods that a pointcut selects get policies. Immutable.
 *
 * @param file as messages show it
 * @param line of the file, from 1
 * @param policies as annotations; no two of one kind
 */
public record PointcutRule(String file, int line, Expression pointcut, List<AnnotationModel> policies) {
    /** Keeps a copy. */
    public PointcutRule {
        policies = List.copyOf(policies);
    }

    /** The rule, as messages show it: {@code reknit.rules:3}. */
    public String place() {
        return file + ":" + line;
    }
}
