package dev.reknit.weaver;

import dev.reknit.weaver.report.ClassReport;
import dev.reknit.weaver.report.ClassReport.Guarded;
import dev.reknit.weaver.report.ClassReport.PolicyInPlan;
import dev.reknit.weaver.select.Applied;
import dev.reknit.weaver.select.ClassPlan;
import dev.reknit.weaver.select.MethodPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Turns plans into reports. */
final class Reports {
    private Reports() {}

    static ClassReport of(ClassPlan plan) {
        List<Guarded> guards = new ArrayList<>();
        for (ClassPlan.FieldPlan each : plan.fields()) {
            guards.add(new Guarded(each.field().name(), List.of(policy(each.applied()))));
        }
        for (MethodPlan each : plan.methods()) {
            guards.add(new Guarded(each.method().display(), policies(each)));
        }
        return new ClassReport(plan.type().binaryName(), guards, plan.problems());
    }

    private static List<PolicyInPlan> policies(MethodPlan method) {
        List<PolicyInPlan> policies = new ArrayList<>();
        for (Applied each : method.applied()) {
            policies.add(policy(each));
        }
        return policies;
    }

    private static PolicyInPlan policy(Applied applied) {
        return PolicyInPlan.of(
                applied.values(), applied.source().name().toLowerCase(Locale.ROOT), applied.inheritedFrom());
    }
}
