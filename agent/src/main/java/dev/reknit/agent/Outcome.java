package dev.reknit.agent;

import dev.reknit.agent.log.ApplicationLog;
import dev.reknit.agent.log.WeaveLog;
import dev.reknit.weaver.Weaving;
import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.report.ClassReport;
import dev.reknit.weaver.report.WeaveReport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says what became of classes: in the log, in the weave report if one is wanted, and to whoever attaches
 * the agent. Safe for use by several threads.
 */
final class Outcome {
    private final ApplicationLog applicationLog;
    private final WeaveLog log;
    private final @Nullable WeaveReport report;
    private final RuleFiles rules;
    private @Nullable List<String> lines;

    /**
     * Creates a record of outcomes.
     *
     * @param rules is told which of them selected a method
     * @param report is told of each class that has a guard or a problem; null if nobody will read it
     */
    Outcome(ApplicationLog applicationLog, @Nullable WeaveReport report, RuleFiles rules) {
        this.rules = rules;
        this.applicationLog = applicationLog;
        this.log = new WeaveLog(applicationLog);
        this.report = report;
    }

    /** A class that concerns Reknit is being loaded, so events may follow. */
    void begin() {
        applicationLog.listen();
    }

    /** A class was looked at. */
    void seen(ClassLoader loader, Weaving weaving) {
        if (report != null) {
            report.add(weaving.report());
        }
        rules.matched(weaving.report().rules());
        if (!weaving.alreadyWoven()) {
            for (Problem each : weaving.report().problems()) {
                if (each.severity() == Problem.Severity.ERROR) {
                    refused(loader, each.className(), each.line());
                } else {
                    doubtful(loader, each, weaving.report());
                }
            }
        }
    }

    /** Of warnings, those about rules are logged: a rule is not beside the code that it is about. */
    private void doubtful(ClassLoader loader, Problem problem, ClassReport of) {
        for (String each : of.rules()) {
            if (problem.message().startsWith(each.concat(": contradicts"))
                    || problem.message().startsWith(each.concat(": not applied"))) {
                log.ruleWithoutEffect(loader, each, problem.line());
                line("doubtful   ".concat(problem.line()));
                return;
            }
        }
    }

    /** A class was woven. */
    void woven(ClassLoader loader, ClassReport woven) {
        log.woven(loader, woven.className(), woven.guards().size());
        if (isCollecting()) {
            String members =
                    woven.guards().stream().map(ClassReport.Guarded::member).collect(Collectors.joining(", "));
            line("woven      " + woven.className() + ": " + (members.isEmpty() ? "logs its changes" : members));
        }
    }

    /** A class, or a member of it, stays as it was. */
    void refused(ClassLoader loader, String className, String reason) {
        log.refused(loader, className, reason);
        line("not woven  " + (reason.startsWith(className) ? reason : className + ": " + reason));
    }

    /** The application uses SLF4J. */
    void slf4jUsed() {
        log.slf4jUsed();
    }

    private synchronized boolean isCollecting() {
        return lines != null;
    }

    private synchronized void line(String line) {
        if (lines != null) {
            lines.add(line);
        }
    }

    /** Collects lines about classes from now on. */
    synchronized void collectLines() {
        lines = new ArrayList<>();
    }

    /** The lines collected; no more are from now on. */
    synchronized List<String> lines() {
        List<String> collected = lines == null ? List.of() : lines;
        lines = null;
        return collected;
    }

    /** Publishes what is still to be said; to be called when the program ends. */
    void end() {
        for (Problem each : rules.unmatched()) {
            log.ruleWithoutEffect(
                    ClassLoader.getSystemClassLoader(),
                    each.className(),
                    each.message().concat(" of a class that was loaded; look for a misspelled name"));
        }
        log.end();
    }
}
