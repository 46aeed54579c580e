package dev.reknit.agent;

import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.report.ClassReport;
import java.util.List;

/** Weave reports as text. */
public final class WeaveReports {
    private WeaveReports() {}

    /** The whole report. */
    public static String render(List<ClassReport> reports, boolean json) {
        StringBuilder text = new StringBuilder();
        for (ClassReport each : reports) {
            text.append(each.className()).append('\n');
            each.guards().forEach(guard -> text.append("  ").append(guard).append('\n'));
            for (Problem problem : each.problems()) {
                text.append("  ").append(problem.line()).append('\n');
            }
        }
        return text.toString();
    }
}
