package dev.reknit.weaver.report;

import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.model.AnnotationValues;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What weaving did to one class. Immutable.
 *
 * @param className its binary name
 * @param guards each guarded member with its plan
 * @param problems what was wrong; each once, though an annotation of the class is checked with each method
 * @param rules the places of the rules that selected a method
 * @param state the fields of its objects that checkpointed calls restore, and how; empty if none do
 * @param durable how its objects outlive the process; null if they do not
 */
public record ClassReport(
        String className,
        List<Guarded> guards,
        List<Problem> problems,
        Set<String> rules,
        List<StateField> state,
        @Nullable DurableObjects durable) {
    /** A report of a class that no rule is about. */
    public ClassReport(String className, List<Guarded> guards, List<Problem> problems) {
        this(className, guards, problems, Set.of(), List.of(), null);
    }

    /** The same, but for what was wrong. */
    public ClassReport withProblems(List<Problem> others) {
        return new ClassReport(className, guards, others, rules, state, durable);
    }

    /** Keeps copies. */
    public ClassReport {
        rules = Set.copyOf(rules);
        guards = List.copyOf(guards);
        problems = List.copyOf(new LinkedHashSet<>(problems));
        state = List.copyOf(state);
    }

    /** Whether there is nothing to tell. */
    boolean isEmpty() {
        return guards.isEmpty() && problems.isEmpty() && state.isEmpty() && durable == null;
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
     * @param attributes what was written, in that order, then what else is configured
     * @param source where it stands: {@code method}, {@code class}, {@code field} or {@code rule}
     * @param inheritedFrom the binary name of the superclass on which it stands; null if it is not inherited
     * @param rule the place of the rule; null if no rule added the policy
     */
    public record PolicyInPlan(
            String name,
            List<Attribute> attributes,
            String source,
            @Nullable String inheritedFrom,
            @Nullable String rule) {
        /**
         * The policy of an annotation.
         *
         * @param origins by attribute, where a value came from if not from where the policy stands
         */
        public static PolicyInPlan of(
                AnnotationValues annotation,
                String source,
                @Nullable String inheritedFrom,
                @Nullable String rule,
                Map<String, String> origins) {
            List<Attribute> attributes = new ArrayList<>();
            for (String each : annotation.written().values().keySet()) {
                attributes.add(
                        new Attribute(each, annotation.value(each), annotation.isDefault(each), origins.get(each)));
            }
            return new PolicyInPlan(annotation.name(), attributes, source, inheritedFrom, rule);
        }
    }

    /**
     * A value that was written.
     *
     * @param value in the form that {@link dev.reknit.weaver.model.AnnotationModel#values()} has
     * @param isDefault whether the value would be the same if it had not been written
     * @param origin the rule ({@code reknit.rules:3}) or the setting ({@code reknit.properties:7 KEY}) that gave it; null
     *     if it is from where the policy stands
     */
    public record Attribute(
            String name,
            Object value,
            boolean isDefault,
            @Nullable String origin) {}
}
