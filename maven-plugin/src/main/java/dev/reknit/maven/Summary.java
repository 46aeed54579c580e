package dev.reknit.maven;

import dev.reknit.weaver.report.WeaveReport;
import java.util.Locale;

/** What a build did, in one line. */
final class Summary {
    private Summary() {}

    /** For example: {@code Reknit: 12 methods in 5 classes woven, 230 classes looked at, 0.3 s}. */
    static String line(Findings findings, long nanos) {
        WeaveReport.Totals woven = findings.wovenNow().totals();
        String members = count(woven.methods(), "method", "methods");
        if (woven.fields() > 0) {
            members += " and " + count(woven.fields(), "field", "fields");
        }
        String unchanged = findings.classesUnchanged() == 0 ? "" : ", " + findings.classesUnchanged() + " unchanged";
        return String.format(
                Locale.ROOT,
                "Reknit: %s in %s woven, %s looked at%s, %.1f s",
                members,
                count(woven.classes(), "class", "classes"),
                count(findings.classesLookedAt(), "class", "classes"),
                unchanged,
                nanos / 1e9);
    }

    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
