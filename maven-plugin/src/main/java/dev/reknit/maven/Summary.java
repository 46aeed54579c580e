package dev.reknit.maven;

import dev.reknit.weaver.report.ClassReport;
import java.util.List;
import java.util.Locale;

/** What a build did, in one line. */
final class Summary {
    private Summary() {}

    /** For example: {@code Reknit: 12 methods in 5 classes woven, 230 classes looked at, 0.3 s}. */
    static String line(Findings findings, long nanos) {
        List<ClassReport> woven = findings.wovenNow();
        long methods = guards(woven, true);
        long fields = guards(woven, false);
        String members = count(methods, "method", "methods");
        if (fields > 0) {
            members += " and " + count(fields, "field", "fields");
        }
        String unchanged = findings.classesUnchanged() == 0 ? "" : ", " + findings.classesUnchanged() + " unchanged";
        return String.format(
                Locale.ROOT,
                "Reknit: %s in %s woven, %s looked at%s, %.1f s",
                members,
                count(woven.size(), "class", "classes"),
                count(findings.classesLookedAt(), "class", "classes"),
                unchanged,
                nanos / 1e9);
    }

    private static long guards(List<ClassReport> reports, boolean methods) {
        return reports.stream()
                .flatMap(each -> each.guards().stream())
                .filter(each -> each.member().contains("(") == methods)
                .count();
    }

    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
