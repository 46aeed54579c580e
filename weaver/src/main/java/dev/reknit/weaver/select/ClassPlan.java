package dev.reknit.weaver.select;

import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.FieldModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a class is woven.
 *
 * @param methods the methods to guard; those with an error left out
 * @param fields the fields that act as one instance over several
 * @param problems what is wrong with its annotations
 * @param rules the places of the rules that selected a method
 * @param durable what says that its objects outlive the process; null if nothing does
 */
public record ClassPlan(
        ClassModel type,
        List<MethodPlan> methods,
        List<FieldPlan> fields,
        List<Problem> problems,
        Set<String> rules,
        @Nullable Applied durable) {
    /** The plan of a class whose objects end with the process. */
    public ClassPlan(
            ClassModel type,
            List<MethodPlan> methods,
            List<FieldPlan> fields,
            List<Problem> problems,
            Set<String> rules) {
        this(type, methods, fields, problems, rules, null);
    }

    /** A field with {@link dev.reknit.Redundant}. */
    public record FieldPlan(FieldModel field, Applied applied) {}

    /** Whether there is nothing to weave. */
    public boolean isEmpty() {
        return methods.isEmpty() && fields.isEmpty() && durable == null;
    }

    /** How a method is woven; empty if it is not. */
    public Optional<MethodPlan> method(String name, String descriptor) {
        for (MethodPlan each : methods) {
            if (each.method().name().equals(name) && each.method().descriptor().equals(descriptor)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
