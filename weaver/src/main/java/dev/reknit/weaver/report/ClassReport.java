package dev.reknit.weaver.report;

import dev.reknit.weaver.check.Problem;
import java.util.List;

/**
 * What weaving did to one class.
 *
 * @param className its binary name
 * @param guards each guarded member with its plan
 * @param problems what was wrong
 */
public record ClassReport(String className, List<Guarded> guards, List<Problem> problems) {
    /**
     * A guarded method or field.
     *
     * @param member as messages show it, such as {@code fetch(String)}
     * @param plan its policies, outermost first
     */
    public record Guarded(String member, List<PolicyInPlan> plan) {}

    /**
     * A policy of a plan.
     *
     * @param name the annotation
     * @param attributes what was written, such as {@code maxRetries=5}; defaults left out
     * @param source where it stands: {@code method}, {@code class}, {@code field} or {@code rule}
     */
    public record PolicyInPlan(String name, List<String> attributes, String source) {}
}
