package dev.reknit.weaver.report;

import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.model.AnnotationValues;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What weaving did to one class. Immutable.
 *
 * @param className its binary name
 * @param guards each guarded member with its plan
 * @param problems what was wrong; each once, though an annotation of the class is checked with each method
 */
public record ClassReport(String className, List<Guarded> guards, List<Problem> problems) {
    /** Keeps copies. */
    public ClassReport {
        guards = List.copyOf(guards);
        problems = List.copyOf(new LinkedHashSet<>(problems));
    }

    /** Whether there is nothing to tell. */
    boolean isEmpty() {
        return guards.isEmpty() && problems.isEmpty();
    }

    /**
     * A guarded method or field.
     *
     * @param member as messages show it: {@code fetch(String)} for a method, the name of a field
     * @param plan its policies, outermost first
     */
    public record Guarded(String member, List<PolicyInPlan> plan) {
        /** Whether it is a method. */
        boolean isMethod() {
            return member.endsWith(")");
        }
    }

    /**
     * A policy of a plan.
     *
     * @param name the annotation
     * @param attributes what was written, in that order
     * @param source where it stands: {@code method}, {@code class}, {@code field} or {@code rule}
     * @param inheritedFrom the binary name of the superclass on which it stands; null if it is not inherited
     */
    public record PolicyInPlan(
            String name,
            List<Attribute> attributes,
            String source,
            @Nullable String inheritedFrom) {
        /** The policy of an annotation. */
        public static PolicyInPlan of(AnnotationValues annotation, String source, @Nullable String inheritedFrom) {
            List<Attribute> attributes = new ArrayList<>();
            for (String each : annotation.written().values().keySet()) {
                attributes.add(new Attribute(each, annotation.value(each), annotation.isDefault(each)));
            }
            return new PolicyInPlan(annotation.name(), attributes, source, inheritedFrom);
        }
    }

    /**
     * A value that was written.
     *
     * @param value in the form that {@link dev.reknit.weaver.model.AnnotationModel#values()} has
     * @param isDefault whether the value would be the same if it had not been written
     */
    public record Attribute(String name, Object value, boolean isDefault) {}
}
