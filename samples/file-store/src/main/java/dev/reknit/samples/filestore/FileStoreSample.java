package dev.reknit.samples.filestore;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: a file store, and what kills it. */
@Command(
        name = "file-store",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "A file store that keeps what it has acknowledged, however its process ends.",
        subcommands = {Serve.class, Torture.class})
public final class FileStoreSample {
    /** Runs a command, and ends the program when it has ended. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command, with output streams that a caller may replace. */
    public static CommandLine commandLine() {
        return new CommandLine(new FileStoreSample());
    }
}
