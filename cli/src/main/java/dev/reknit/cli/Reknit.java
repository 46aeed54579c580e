package dev.reknit.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code java -jar reknit.jar}. */
@Command(
        name = "reknit",
        description =
                "Looks into the stores of durable objects, repairs them, and asks running programs for checkpoints.",
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            LogCommand.class,
            DiffCommand.class,
            VerifyCommand.class,
            RepairCommand.class,
            ExportCommand.class,
            StatusCommand.class,
            CheckpointCommand.class,
            GenerateCompletion.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Reknit.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, and nothing found that needs attention",
            "1:done, and something found: damage, a difference",
            "2:wrong arguments",
            "3:it cannot be done: no such store or object, wrong key, damage in the way"
        })
public final class Reknit {
    /** Something was found. */
    static final int FOUND = 1;

    /** It cannot be done. */
    static final int CANNOT = 3;

    /** Saved lists may be linked through very many objects, and are walked along. */
    private static final long STACK_BYTES = 1L << 30;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Tell what the runtime logs, and where an error came from.")
    private boolean verbose;

    private Reknit() {}

    /** Runs a command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        boolean verbose = List.of(arguments).contains("--verbose");
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", verbose ? "debug" : "off");
        CompletableFuture<Integer> code = new CompletableFuture<>();
        Runnable command = () ->
                code.complete(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
        new Thread(null, command, "reknit", STACK_BYTES).start();
        System.exit(code.join());
    }

    /** Runs a command, and returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        Refusals refusals = new Refusals();
        CommandLine line = new CommandLine(new Reknit())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(refusals)
                .setExecutionExceptionHandler(refusals);
        line.getSubcommands()
                .values()
                .forEach(each -> each.getCommandSpec().usageMessage().hidden(false));
        if (arguments.length == 0) {
            line.usage(err);
            return CommandLine.ExitCode.USAGE;
        }
        return line.execute(arguments);
    }

    /** Reads the version from the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Reknit.class.getPackage().getImplementationVersion();
            return new String[] {"reknit " + (version == null ? "(unpacked)" : version)};
        }
    }
}
