package dev.reknit.maven;

import dev.reknit.weaver.report.ClassReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stands in for the weaver's own report until that is merged. */
final class WeaveReport {
    private final Map<String, ClassReport> classes = new TreeMap<>();

    void add(ClassReport report) {
        classes.put(report.className(), report);
    }

    List<ClassReport> classes() {
        return List.copyOf(classes.values());
    }

    Totals totals() {
        List<ClassReport.Guarded> guards = classes.values().stream()
                .flatMap(each -> each.guards().stream())
                .toList();
        int methods = (int)
                guards.stream().filter(each -> each.member().contains("(")).count();
        return new Totals(classes.size(), methods, guards.size() - methods);
    }

    record Totals(int classes, int methods, int fields) {}

    String text() {
        StringBuilder text = new StringBuilder();
        for (ClassReport each : classes()) {
            text.append(each.className()).append('\n');
            each.guards().forEach(guard -> text.append("  ").append(guard).append('\n'));
            each.problems()
                    .forEach(problem -> text.append("  ").append(problem.line()).append('\n'));
        }
        return text.toString();
    }

    String json() {
        return "["
                + String.join(
                        ",",
                        classes.keySet().stream().map(each -> '"' + each + '"').toList()) + "]";
    }
}
