package dev.reknit.agent.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code java -jar reknit-agent.jar}. */
@Command(
        name = "reknit-agent",
        description = {
            "Weaves retries, fallbacks, redundancy and checkpoints into plain Java classes.",
            "To weave a program while it loads, start it with -javaagent:reknit-agent.jar[=key=value,...]."
        },
        subcommands = {AttachCommand.class, ReportCommand.class},
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the JVM could not be attached to, or the report has errors",
            "2:wrong arguments, or a file that cannot be read"
        })
public final class Main {
    /** Done. */
    static final int DONE = 0;
    /** Carried out, but not well. */
    static final int FAILED = 1;
    /** Not carried out. */
    static final int WRONG_USE = CommandLine.ExitCode.USAGE;

    private Main() {}

    /** Runs a command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new Main());
        if (arguments.length == 0) {
            command.usage(System.err);
            System.exit(WRONG_USE);
        }
        System.exit(command.execute(arguments));
    }

    /** Reads the version from the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"reknit-agent " + (version == null ? "(unpacked)" : version)};
        }
    }
}
