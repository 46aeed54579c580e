package dev.reknit.maven;

import dev.reknit.weaver.report.ClassReport;
import java.util.List;

/** Stands in for the weaver's own report until that is merged. */
record WeaveReport(List<ClassReport> classes) {
    String text() {
        StringBuilder text = new StringBuilder();
        for (ClassReport each : classes) {
            text.append(each.className()).append('\n');
            each.guards().forEach(guard -> {
                text.append("  ").append(guard.member()).append(": ");
                text.append(guard.plan().stream()
                        .map(policy -> "@" + policy.name() + policy.attributes())
                        .toList());
                text.append('\n');
            });
            each.problems()
                    .forEach(problem -> text.append("  ").append(problem.line()).append('\n'));
        }
        return text.toString();
    }

    String json() {
        return "{\"classes\": " + classes.size() + "}\n";
    }
}
