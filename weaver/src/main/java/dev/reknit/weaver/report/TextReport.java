package dev.reknit.weaver.report;

import dev.reknit.weaver.check.Problem.Severity;
import dev.reknit.weaver.model.AnnotationModel.EnumValue;
import dev.reknit.weaver.report.ClassReport.Attribute;
import dev.reknit.weaver.report.ClassReport.Guarded;
import dev.reknit.weaver.report.ClassReport.PolicyInPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import net.bytebuddy.jar.asm.Type;

/** Writes a report for people. */
final class TextReport {
    private final StringBuilder text = new StringBuilder();

    TextReport(WeaveReport report) {
        report.classes().stream()
                .filter(each -> !each.guards().isEmpty() || !each.state().isEmpty() || each.durable() != null)
                .forEach(this::plans);
        problems("Refused", report, Severity.ERROR);
        problems("Warnings", report, Severity.WARNING);
        totals(report.totals());
    }

    private void plans(ClassReport report) {
        line(report.className());
        if (report.durable() != null) {
            durable(report.durable());
        }
        int width = report.guards().stream()
                .mapToInt(each -> each.member().length())
                .max()
                .orElse(0);
        for (Guarded each : report.guards()) {
            String plan = each.plan().stream().map(TextReport::policy).collect(Collectors.joining(" > "));
            line("  " + each.member() + " ".repeat(width - each.member().length()) + "  " + plan);
        }
        state(report.state());
        line("");
    }

    private void durable(DurableObjects objects) {
        line("  durable: name=" + objects.name()
                + (objects.key() == null ? "" : ", key=" + objects.key())
                + ", store=" + objects.store()
                + (objects.every() == 0 ? "" : ", every=" + objects.every())
                + (objects.interval() == null ? "" : ", interval=" + objects.interval())
                + ", keep=" + objects.keep()
                + ", recover=" + objects.recover());
        for (DurableObjects.Entry each : objects.journal()) {
            line("  journaled: " + each.member() + " as " + each.name() + " version " + each.version() + ", "
                    + each.durability());
        }
    }

    /** Fields of which the same is to be said share a line. */
    private void state(List<StateField> fields) {
        for (StateField.Handling handling : StateField.Handling.values()) {
            Map<String, List<String>> names = new LinkedHashMap<>();
            for (StateField each : fields) {
                if (each.handling() == handling) {
                    String reason = each.reason() == null ? "" : " (" + each.reason() + ")";
                    names.computeIfAbsent(reason, unknown -> new ArrayList<>()).add(each.name());
                }
            }
            String title = "  " + handling.name().toLowerCase(Locale.ROOT) + ": ";
            names.forEach((reason, all) -> line(title + String.join(", ", all) + reason));
        }
    }

    private static String policy(PolicyInPlan policy) {
        List<String> values = policy.attributes().stream()
                .filter(each -> !each.isDefault() || each.origin() != null)
                .map(TextReport::attribute)
                .toList();
        return policy.name() + (values.isEmpty() ? "" : "(" + String.join(", ", values) + ")") + place(policy);
    }

    private static String place(PolicyInPlan policy) {
        boolean elsewhere = policy.source().equals("class") || policy.source().equals("rule");
        String of = policy.inheritedFrom() == null ? "" : " " + policy.inheritedFrom();
        String rule = policy.rule() == null ? "" : " " + policy.rule();
        return elsewhere ? " [" + policy.source() + of + rule + "]" : "";
    }

    private static String attribute(Attribute attribute) {
        String origin = attribute.origin() == null ? "" : " [" + attribute.origin() + "]";
        return attribute.name() + "=" + value(attribute.value()) + origin;
    }

    private static String value(Object value) {
        if (value instanceof EnumValue constant) {
            return constant.name();
        }
        if (value instanceof Type type) {
            return type.getClassName().substring(type.getClassName().lastIndexOf('.') + 1);
        }
        if (value instanceof List<?> several) {
            String all = several.stream().map(TextReport::value).collect(Collectors.joining(", "));
            return several.size() == 1 ? all : "{" + all + "}";
        }
        return value.toString();
    }

    private void problems(String title, WeaveReport report, Severity severity) {
        if (!report.problems(severity).isEmpty()) {
            line(title);
            report.problems(severity).forEach(each -> line("  " + each.line()));
            line("");
        }
    }

    private void totals(WeaveReport.Totals totals) {
        line("Guarded: " + count(totals.methods(), "method") + " and " + count(totals.fields(), "field") + " in "
                + count(totals.classes(), "class") + ". Refused: " + totals.refused() + ", with "
                + count(totals.errors(), "error") + ". Warnings: " + totals.warnings() + ".");
    }

    private static String count(int number, String of) {
        return number + " " + of + (number == 1 ? "" : of.endsWith("s") ? "es" : "s");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
