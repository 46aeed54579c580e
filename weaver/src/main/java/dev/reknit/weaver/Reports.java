package dev.reknit.weaver;

import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.report.ClassReport;
import dev.reknit.weaver.report.ClassReport.Guarded;
import dev.reknit.weaver.report.ClassReport.PolicyInPlan;
import dev.reknit.weaver.select.Applied;
import dev.reknit.weaver.select.ClassPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.bytebuddy.jar.asm.Type;

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
        List<String> attributes = new ArrayList<>();
        applied.values().written().values().forEach((name, value) -> attributes.add(name + "=" + display(value)));
        return new PolicyInPlan(
                applied.values().name(), attributes, applied.source().name().toLowerCase(Locale.ROOT));
    }

    private static String display(Object value) {
        if (value instanceof AnnotationModel.EnumValue constant) {
            return constant.name();
        }
        if (value instanceof Type named) {
            String name = named.getClassName();
            return name.substring(name.lastIndexOf('.') + 1);
        }
        if (value instanceof List<?> elements) {
            return elements.stream().map(Reports::display).toList().toString();
        }
        return value.toString();
    }
}
