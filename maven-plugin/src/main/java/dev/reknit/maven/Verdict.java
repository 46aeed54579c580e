package dev.reknit.maven;

import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.model.ClassIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Says everything that is wrong, then decides whether the build goes on. */
final class Verdict {
    private final Log log;
    private final boolean failOnError;
    private final boolean failOnWarning;
    private final List<String> obstacles = new ArrayList<>();

    Verdict(Log log, boolean failOnError, boolean failOnWarning) {
        this.log = log;
        this.failOnError = failOnError;
        this.failOnWarning = failOnWarning;
    }

    /** Checks that woven classes will find what they call. */
    void onRuntime(Findings findings, ClassIndex index, Path classes, String version) {
        if (findings.wovenNow().classes().isEmpty()) {
            return;
        }
        if (index.find("dev/reknit/runtime/Woven").isEmpty()) {
            obstacles.add("woven classes call reknit-runtime, which is not on the class path of this project;"
                    + " add to its pom.xml: <dependency><groupId>dev.reknit</groupId>"
                    + "<artifactId>reknit-runtime</artifactId><version>" + version + "</version></dependency>");
        }
        ModuleDeclaration.of(classes)
                .filter(module -> !module.readsRuntime())
                .ifPresent(module -> obstacles.add("module " + module.name() + " has woven classes, which call"
                        + " reknit-runtime, but does not read it;"
                        + " add to its module-info.java: requires dev.reknit.runtime;"));
    }

    /**
     * Logs what was found.
     *
     * @throws MojoFailureException if it fails the build
     */
    void on(Findings findings) throws MojoFailureException {
        List<Problem> errors = findings.problems(Problem.Severity.ERROR);
        List<Problem> warnings = findings.problems(Problem.Severity.WARNING);
        warnings.forEach(each -> say(failOnWarning, each.line()));
        errors.forEach(each -> say(failOnError, each.line()));
        for (Findings.Failure each : findings.failures()) {
            String line = each.className() + " cannot be woven: " + each.cause();
            say(failOnError, line);
            log.debug(line, each.cause());
        }
        if (!findings.stale().isEmpty()) {
            findings.stale().forEach(log::error);
            obstacles.add(Summary.count(findings.stale().size(), "class", "classes")
                    + " must be compiled again before weaving; run: mvn clean");
        }
        if (failOnError) {
            obstacle(errors, findings.failures().size(), "error", "");
        }
        if (failOnWarning) {
            obstacle(warnings, 0, "warning", ", with failOnWarning");
        }
        if (!obstacles.isEmpty()) {
            throw new MojoFailureException("Reknit wove nothing: " + String.join("; ", obstacles));
        }
    }

    private void say(boolean fails, String line) {
        if (fails) {
            log.error(line);
        } else {
            log.warn(line);
        }
    }

    private void obstacle(List<Problem> problems, int failures, String what, String why) {
        int number = problems.size() + failures;
        if (number > 0) {
            long classes = failures
                    + problems.stream().map(Problem::className).distinct().count();
            obstacles.add(Summary.count(number, what, what + "s") + " in " + Summary.count(classes, "class", "classes")
                    + ", listed above" + why);
        }
    }
}
