package dev.reknit.weaver.select;

import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.AnnotationValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@link dev.reknit.Checkpointed} on a class says of each of its methods, and what is left of a plan without it. */
public final class Durability {
    /** The attributes that are about a call. */
    private static final Set<String> OF_CALLS = Set.of("restoreOn", "skipOn", "arguments");

    private Durability() {}

    static Applied ofMethods(Applied onClass) {
        AnnotationModel written = onClass.values().written();
        Map<String, Object> values = new LinkedHashMap<>(written.values());
        values.keySet().retainAll(OF_CALLS);
        AnnotationValues ofCalls =
                new AnnotationValues(onClass.values().type(), new AnnotationModel(written.descriptor(), values));
        return new Applied(onClass.guard(), ofCalls, onClass.source(), onClass.inheritedFrom(), null, Map.of());
    }

    /**
     * A plan for a class whose objects do not outlive the process after all: no call is journaled, and none is checkpointed for the class's sake.
     *
     * @param why the error that says so
     */
    public static ClassPlan refused(ClassPlan plan, Problem why) {
        List<Problem> problems = new ArrayList<>(plan.problems());
        problems.add(why);
        List<MethodPlan> methods = new ArrayList<>();
        for (MethodPlan each : plan.methods()) {
            List<Applied> rest = new ArrayList<>(each.applied());
            rest.removeIf(one -> one.guard() == Guard.CHECKPOINTED && one.source() == Applied.Source.CLASS);
            if (!each.isJournaled() && !rest.isEmpty()) {
                methods.add(new MethodPlan(each.method(), rest));
            }
        }
        return new ClassPlan(plan.type(), methods, plan.fields(), problems, plan.rules());
    }
}
