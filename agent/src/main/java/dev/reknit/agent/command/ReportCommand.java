package dev.reknit.agent.command;

import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.check.Problem.Severity;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.report.WeaveReport;
import java.io.IOException;
import java.nio.file.Path;
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
        WeaveReport report = new WeaveReport();
        try (Classes classes = Classes.in(paths)) {
            ClassIndex index = classes.index();
            for (byte[] each : classes.concerningReknit(index)) {
                report.add(Weaver.standard().weave(each, index).report());
            }
        } catch (IOException | RuntimeException failure) {
            spec.commandLine().getErr().println("reknit-agent: " + failure.getMessage());
            return Main.WRONG_USE;
        }
        spec.commandLine().getOut().print(json ? report.json() : report.text());
        spec.commandLine().getOut().flush();
        return report.problems(Severity.ERROR).isEmpty() ? Main.DONE : Main.FAILED;
    }
}
