package dev.reknit.samples.mirrorsync;

import dev.reknit.samples.mirrorsync.server.Level;
import dev.reknit.samples.mirrorsync.server.Tree;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command: copies a tree from misbehaving mirrors and verifies the copy. Exit codes are 0, 1
 * and 2.
 */
@Command(
        name = "mirror-sync",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Copies a tree of files from mirrors that misbehave by plan, and verifies every byte.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:The copy is the source, and what should have gone wrong did.",
            "1:Anything else.",
            "2:An option is wrong."
        })
public final class MirrorSync implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofMillis(600);
    private static final int MOST_MIRRORS = 9;

    @Spec
    private CommandSpec spec;

    @Option(names = "--source", required = true, paramLabel = "FOLDER", description = "The files to copy.")
    private Path source;

    @Option(
            names = "--target",
            required = true,
            paramLabel = "FOLDER",
            description = "Where to copy them; empty, or not there yet.")
    private Path target;

    @Option(names = "--mirrors", defaultValue = "3", description = "How many mirrors, from 2 to 9. Default: 3")
    private int mirrors;

    @Option(
            names = "--seed",
            defaultValue = "2026",
            description = "What the faults are made from. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--faults",
            defaultValue = "some",
            paramLabel = "none|some|many",
            description = "How often the mirrors misbehave. Default: ${DEFAULT-VALUE}")
    private Level faults = Level.SOME;

    @Option(names = "--json", description = "Print the report as one line of JSON.")
    private boolean json;

    /** Runs the command and ends the program. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command, with output streams that a caller may replace. */
    public static CommandLine commandLine() {
        return new CommandLine(new MirrorSync())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOverwrittenOptionsAllowed(true);
    }

    @Override
    public Integer call() throws IOException {
        check();
        Tree tree = Tree.of(source);
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            out.printf(
                    Locale.ROOT,
                    "%d mirrors serve %d files, %.1f MB, from %s%n",
                    mirrors,
                    tree.manifest().entries().size(),
                    tree.manifest().bytes() / 1e6,
                    source);
            out.flush();
        }
        Outcome outcome = run(new Run(tree, target, mirrors, seed, faults, TIMEOUT));
        out.println(json ? JsonReport.of(outcome) : TextReport.of(outcome));
        out.flush();
        return outcome.problems().isEmpty() ? 0 : 1;
    }

    private static Outcome run(Run run) throws IOException {
        if (!CommandLine.Help.Ansi.AUTO.enabled()) {
            return run.execute(entry -> {});
        }
        PrintStream terminal = System.err;
        ProgressLine progress = new ProgressLine(terminal, run.tree().manifest());
        System.setErr(progress.stream());
        try {
            return run.execute(progress::copied);
        } finally {
            System.setErr(terminal);
            progress.erase();
        }
    }

    private void check() throws IOException {
        if (!Files.isDirectory(source)) {
            throw new ParameterException(
                    spec.commandLine(), "--source: " + source + " is not a folder; name one that has files");
        }
        if (mirrors < 2 || mirrors > MOST_MIRRORS) {
            throw new ParameterException(
                    spec.commandLine(), "--mirrors: " + mirrors + " is not from 2 to " + MOST_MIRRORS);
        }
        Files.createDirectories(target);
        try (Stream<Path> contents = Files.list(target)) {
            if (contents.findAny().isPresent()) {
                throw new ParameterException(
                        spec.commandLine(), "--target: " + target + " is not empty; name a new folder");
            }
        }
    }
}
