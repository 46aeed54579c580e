package dev.reknit.weaver;

import dev.reknit.weaver.report.ClassReport;
import dev.reknit.weaver.report.ClassReport.Guarded;
import dev.reknit.weaver.report.ClassReport.PolicyInPlan;
import dev.reknit.weaver.select.Applied;
import dev.reknit.weaver.select.ClassPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Turns plans into reports. */
final class Reports {
    private Reports() {}

    static ClassReport of(ClassPlan plan) {
        List<Guarded> guards = new ArrayList<>();
        plan.fields().forEach(each -> guards.add(new Guarded(each.field().name(), List.of(policy(each.applied())))));
        plan.methods()
                .forEach(each -> guards.add(new Guarded(
                        each.method().display(),
                        each.applied().stream().map(Reports::policy).toList())));
        return new ClassReport(plan.type().binaryName(), guards, plan.problems());
    }

    private static PolicyInPlan policy(Applied applied) {
        return PolicyInPlan.of(applied.values(), applied.source().name().toLowerCase(Locale.ROOT));
    }
}
