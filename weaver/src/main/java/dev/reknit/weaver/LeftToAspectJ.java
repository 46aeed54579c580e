package dev.reknit.weaver;

import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.model.RawClassFile;
import dev.reknit.weaver.select.Applied;
import dev.reknit.weaver.select.ClassPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Classes whose calls AspectJ leads into the runtime already: woven once more, each would be guarded twice. They are known
 * by the name of the aspect, which the code that AspectJ writes calls. Their annotations are checked all the same.
 */
final class LeftToAspectJ {
    private static final String ASPECT = "dev/reknit/aspectj/ReknitAspect";

    private LeftToAspectJ() {}

    /** Whether AspectJ has woven a class. */
    static boolean isWovenByIt(byte[] classFile) {
        return new RawClassFile(classFile).hasTextBeginning(ASPECT);
    }

    /**
     * The plan of a class; nothing is woven where AspectJ has woven the class file. A warning says so; an error where objects are to outlive
     * the process, for AspectJ saves none.
     */
    static ClassPlan unless(byte[] classFile, ClassPlan plan) {
        if (plan.isEmpty() || !isWovenByIt(classFile)) {
            return plan;
        }
        Applied first = Stream.of(
                        Stream.ofNullable(plan.durable()),
                        plan.methods().stream().flatMap(each -> each.applied().stream()),
                        plan.fields().stream().map(ClassPlan.FieldPlan::applied))
                .flatMap(each -> each)
                .findFirst()
                .orElseThrow();
        List<Problem> problems = new ArrayList<>(plan.problems());
        problems.add(new Problem(
                plan.durable() == null ? Problem.Severity.WARNING : Problem.Severity.ERROR,
                plan.type().binaryName(),
                "",
                first.values().name(),
                null,
                null,
                "left to AspectJ, whose aspect dev.reknit.aspectj.ReknitAspect is woven into the class already;"
                        + " take either it or Reknit's weaver"));
        return new ClassPlan(plan.type(), List.of(), List.of(), problems, plan.rules());
    }
}
