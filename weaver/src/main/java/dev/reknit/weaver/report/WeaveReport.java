package dev.reknit.weaver.report;

import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.check.Problem.Severity;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * What weaving did to many classes. Safe for use by several threads; classes that are added while it is read may
 * be missing.
 */
public final class WeaveReport {
    private final Map<String, ClassReport> classes = new ConcurrentSkipListMap<>();

    /**
     * Adds a class, in place of an earlier report on a class of that name. One without guards and
     * problems is left out.
     */
    public void add(ClassReport report) {
        if (report.isEmpty()) {
            classes.remove(report.className());
        } else {
            classes.put(report.className(), report);
        }
    }

    /** The classes by name. */
    public List<ClassReport> classes() {
        return List.copyOf(classes.values());
    }

    /** The problems of a severity, by class; each once, though an annotation is looked at with each class that inherits it. */
    public List<Problem> problems(Severity severity) {
        return classes.values().stream()
                .flatMap(each -> each.problems().stream())
                .filter(each -> each.severity() == severity)
                .distinct()
                .toList();
    }

    /** The sums. */
    public Totals totals() {
        List<ClassReport.Guarded> guards = classes.values().stream()
                .flatMap(each -> each.guards().stream())
                .toList();
        int methods =
                (int) guards.stream().filter(ClassReport.Guarded::isMethod).count();
        return new Totals(
                (int) classes.values().stream()
                        .filter(each -> !each.guards().isEmpty())
                        .count(),
                methods,
                guards.size() - methods,
                (int) refused().distinct().count(),
                problems(Severity.ERROR).size(),
                problems(Severity.WARNING).size());
    }

    private Stream<String> refused() {
        return problems(Severity.ERROR).stream().map(each -> each.className() + "." + each.member());
    }

    /**
     * The report for people: plans by class, then refusals, warnings, and a line of totals. Ends
     * with a line feed.
     */
    public String text() {
        return new TextReport(this).toString();
    }

    /**
     * The report for programs: a JSON document, described in {@code docs/weave-report.md}. Ends
     * with a line feed.
     */
    public String json() {
        return JsonReport.of(this);
    }

    /**
     * The sums of a report.
     *
     * @param classes in which something is guarded
     * @param methods that are guarded
     * @param fields that are guarded
     * @param refused members, or classes as a whole, with an error
     * @param errors all of them
     * @param warnings all of them
     */
    public record Totals(int classes, int methods, int fields, int refused, int errors, int warnings) {}
}
