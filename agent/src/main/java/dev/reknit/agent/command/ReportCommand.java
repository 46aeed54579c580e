package dev.reknit.agent.command;

import dev.reknit.agent.WeaveReports;
import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.Weaving;
import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.report.ClassReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}: what weaving would do to classes, without doing it. */
@Command(
        name = "report",
        description = "Prints what weaving does to classes: each guarded member with its policies, each problem.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "DIR-OR-JAR", description = "Folders of classes, and jars.")
    private List<Path> paths = List.of();

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the call
    private CommandSpec spec;

    private ReportCommand() {}

    @Override
    public Integer call() {
        List<ClassReport> reports = new ArrayList<>();
        try (Classes classes = Classes.in(paths)) {
            for (byte[] each : classes.mentioningReknit()) {
                Weaving weaving = Weaver.standard().weave(each, classes.index());
                if (weaving.isOfInterest()) {
                    reports.add(weaving.report());
                }
            }
        } catch (IOException | RuntimeException failure) {
            spec.commandLine().getErr().println("reknit-agent: " + failure.getMessage());
            return Main.WRONG_USE;
        }
        spec.commandLine().getOut().print(WeaveReports.render(reports, json));
        spec.commandLine().getOut().flush();
        return hasErrors(reports) ? Main.FAILED : Main.DONE;
    }

    private static boolean hasErrors(List<ClassReport> reports) {
        return reports.stream()
                .flatMap(each -> each.problems().stream())
                .anyMatch(each -> each.severity() == Problem.Severity.ERROR);
    }
}
