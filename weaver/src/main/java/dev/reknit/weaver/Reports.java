package dev.reknit.weaver;

import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.AnnotationValues;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.report.ClassReport;
import dev.reknit.weaver.report.ClassReport.Guarded;
import dev.reknit.weaver.report.ClassReport.PolicyInPlan;
import dev.reknit.weaver.select.Applied;
import dev.reknit.weaver.select.ClassPlan;
import dev.reknit.weaver.select.Configured;
import dev.reknit.weaver.select.MethodPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns plans into reports. */
final class Reports {
    private Reports() {}

    static ClassReport of(ClassPlan plan, Configured configured, ClassIndex index) {
        List<Guarded> guards = new ArrayList<>();
        for (ClassPlan.FieldPlan each : plan.fields()) {
            guards.add(new Guarded(each.field().name(), List.of(policy(each.applied(), Map.of()))));
        }
        for (MethodPlan each : plan.methods()) {
            List<PolicyInPlan> policies = new ArrayList<>();
            for (Applied applied : each.applied()) {
                policies.add(policy(applied, configured.values(plan.type(), each.method(), applied, index)));
            }
            guards.add(new Guarded(each.method().display(), policies));
        }
        return new ClassReport(plan.type().binaryName(), guards, plan.problems(), plan.rules());
    }

    /** What is configured wins; where a value is from elsewhere than the policy itself, that is told. */
    private static PolicyInPlan policy(Applied applied, Map<String, Configured.Value> configured) {
        Map<String, String> origins = new HashMap<>();
        applied.fromRules().forEach((attribute, place) -> {
            if (!place.equals(applied.rule())) {
                origins.put(attribute, place);
            }
        });
        AnnotationModel written = applied.values().written();
        Map<String, Object> values = new LinkedHashMap<>(written.values());
        configured.forEach((attribute, set) -> {
            values.put(attribute, set.value());
            origins.put(attribute, set.origin());
        });
        return PolicyInPlan.of(
                new AnnotationValues(applied.guard().annotation(), new AnnotationModel(written.descriptor(), values)),
                applied.source().name().toLowerCase(Locale.ROOT),
                applied.inheritedFrom(),
                applied.rule(),
                origins);
    }
}
