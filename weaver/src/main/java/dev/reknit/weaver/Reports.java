package dev.reknit.weaver;

import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.AnnotationValues;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.report.ClassReport;
import dev.reknit.weaver.report.ClassReport.Guarded;
import dev.reknit.weaver.report.ClassReport.PolicyInPlan;
import dev.reknit.weaver.report.StateField;
import dev.reknit.weaver.select.Applied;
import dev.reknit.weaver.select.ClassPlan;
import dev.reknit.weaver.select.Configured;
import dev.reknit.weaver.select.MethodPlan;
import dev.reknit.weaver.track.Ownership;
import dev.reknit.weaver.track.TrackedNest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns plans into reports. */
final class Reports {
    private Reports() {}

    static ClassReport of(
            ClassPlan plan,
            Configured configured,
            @Nullable Ownership ownership,
            @Nullable TrackedNest nest,
            ClassIndex index) {
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
        List<Problem> problems = new ArrayList<>(plan.problems());
        Ownership.Failure failure =
                ownership == null ? null : ownership.failure(plan.type().name());
        if (failure != null) {
            problems.add(Problem.at(plan.type().binaryName(), failure.severity(), failure.why()));
        }
        return new ClassReport(
                plan.type().binaryName(),
                guards,
                problems,
                plan.rules(),
                state(plan, ownership, nest, index),
                DurableReport.of(plan, index));
    }

    private static List<StateField> state(
            ClassPlan plan, @Nullable Ownership ownership, @Nullable TrackedNest nest, ClassIndex index) {
        boolean checkpointed = plan.durable() != null || plan.methods().stream().anyMatch(MethodPlan::hasState);
        if (ownership != null) {
            return ownership.account(plan.type(), nest, checkpointed);
        }
        return checkpointed ? Ownership.accountWithout(plan.type(), index) : List.of();
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
