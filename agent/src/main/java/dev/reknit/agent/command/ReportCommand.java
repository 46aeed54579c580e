package dev.reknit.agent.command;

import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.check.Problem.Severity;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.report.ClassReport;
import dev.reknit.weaver.report.WeaveReport;
import dev.reknit.weaver.rules.RuleBook;
import dev.reknit.weaver.rules.RuleFile;
import dev.reknit.weaver.track.Ownership;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "A file of rules; may be repeated. reknit.rules in the working folder and with the classes is"
                    + " read, too.")
    private List<Path> rules = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the call
    private CommandSpec spec;

    private ReportCommand() {}

    @Override
    public Integer call() {
        WeaveReport report = new WeaveReport();
        try (Classes classes = Classes.in(paths)) {
            ClassIndex index = classes.index();
            List<RuleFile> files = rules(classes);
            RuleBook book = RuleBook.of(files);
            Weaver weaver = Weaver.standard().with(book.in(index)).with(Ownership.ofAll(index));
            Set<String> matched = new TreeSet<>();
            for (byte[] each : classes.concerning(weaver, index)) {
                ClassReport found = weaver.weave(each, index).report();
                matched.addAll(found.rules());
                report.add(found);
            }
            for (RuleFile each : files) {
                each.errors().forEach(error -> report.add(about(error)));
            }
            book.unmatched(matched).forEach(rule -> report.add(about(rule)));
        } catch (IOException | RuntimeException failure) {
            spec.commandLine().getErr().println("reknit-agent: " + failure.getMessage());
            return Main.WRONG_USE;
        }
        spec.commandLine().getOut().print(json ? report.json() : report.text());
        spec.commandLine().getOut().flush();
        return report.problems(Severity.ERROR).isEmpty() ? Main.DONE : Main.FAILED;
    }

    private List<RuleFile> rules(Classes classes) throws IOException {
        Set<Path> named = new LinkedHashSet<>(rules);
        if (Files.isRegularFile(Path.of(RuleFile.NAME))) {
            named.add(Path.of(RuleFile.NAME));
        }
        List<RuleFile> files = new ArrayList<>();
        for (Path each : named) {
            if (!Files.isRegularFile(each)) {
                throw new IOException(each + " is not there; --rules names a file of rules");
            }
            files.add(RuleFile.parse(each.toString(), Files.readString(each)));
        }
        files.addAll(classes.rules());
        return files;
    }

    private static ClassReport about(Problem ofRule) {
        return new ClassReport(ofRule.className(), List.of(), List.of(ofRule));
    }
}
