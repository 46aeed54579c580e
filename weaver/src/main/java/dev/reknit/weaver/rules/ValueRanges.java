package dev.reknit.weaver.rules;

import dev.reknit.weaver.check.Checks;
import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.check.Problems;
import dev.reknit.weaver.check.Subject;
import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.AnnotationValues;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.MethodModel;
import dev.reknit.weaver.select.Guard;
import java.lang.reflect.Method;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Holds the values of a rule against what its annotation allows, before any method is known: on a method that allows
 * everything. What names members of the class (fallback methods, alternates) waits for the class.
 */
final class ValueRanges {
    private static final MethodModel ANY_METHOD = new MethodModel(
            Opcodes.ACC_PUBLIC,
            "any",
            "()Ljava/lang/Object;",
            null,
            List.of("java/lang/Exception"),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    private static final ClassModel ANY_CLASS = new ClassModel(
            Opcodes.V17,
            Opcodes.ACC_PUBLIC,
            Opcodes.ACC_PUBLIC,
            "Any",
            null,
            "java/lang/Object",
            List.of(),
            List.of(),
            List.of(),
            List.of(ANY_METHOD),
            List.of(),
            ClassModel.Nest.ALONE,
            List.of(),
            false);

    private ValueRanges() {}

    static void check(AnnotationModel policy) {
        for (Guard each : Guard.values()) {
            if (each.descriptor().equals(policy.descriptor()) && isAboutValuesAlone(each)) {
                check(new AnnotationValues(each.annotation(), policy));
            }
        }
    }

    private static boolean isAboutValuesAlone(Guard guard) {
        return guard != Guard.FALLBACK && guard != Guard.REDUNDANT;
    }

    /** Texts name members or keys, and what is not written here may be written elsewhere. */
    private static boolean isAboutValuesAlone(AnnotationValues values, Problem problem) {
        String attribute = problem.attribute().substring(problem.attribute().indexOf('.') + 1);
        for (Method each : values.type().getDeclaredMethods()) {
            if (each.getName().equals(attribute) && values.isWritten(attribute)) {
                Class<?> type = each.getReturnType();
                return type.isPrimitive() || type == Class[].class;
            }
        }
        return false;
    }

    private static void check(AnnotationValues values) {
        Problems problems = new Problems();
        Checks.check(new Subject(ANY_CLASS, ANY_METHOD, null, values, new ClassIndex(name -> null)), problems);
        for (Problem each : problems.all()) {
            if (each.severity() == Problem.Severity.ERROR && isAboutValuesAlone(values, each)) {
                String found = each.found() == null ? "" : " = " + each.found();
                String allowed = each.allowed() == null ? "" : "; allowed: " + each.allowed();
                throw new RuleException(each.attribute() + found + ": " + each.message() + allowed);
            }
        }
    }
}
