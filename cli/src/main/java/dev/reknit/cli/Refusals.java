package dev.reknit.cli;

import dev.reknit.runtime.encoding.StateReadException;
import dev.reknit.runtime.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says on the error stream why a command does nothing, or does not go on: in words, or with {@code --json} as a JSON object. */
final class Refusals implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final String JSON = "--json";
    private static final String VERBOSE = "--verbose";

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        String text = text(failure, command.getCommand() instanceof RepairCommand);
        boolean json = parsed.originalArgs().contains(JSON);
        err.println(json ? asJson(text, Reknit.CANNOT) : "reknit: " + text);
        if (parsed.originalArgs().contains(VERBOSE)) {
            failure.printStackTrace(err);
        }
        return Reknit.CANNOT;
    }

    /**
     * In words.
     *
     * @param writes whether the command needs to write
     */
    static String text(Exception failure, boolean writes) {
        Throwable cause =
                failure instanceof StoreException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof AccessDeniedException denied && !writes) {
            return "Cannot read " + denied.getFile() + ": permission denied. Give user "
                    + System.getProperty("user.name") + " read access to it.";
        }
        if (failure instanceof StoreException
                || failure instanceof StateReadException
                || failure instanceof CannotException) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof NoSuchFileException gone) {
            return gone.getFile() + " was there a moment ago, and is not any more. Try again.";
        }
        return failure instanceof IOException
                ? "Cannot read it: " + failure.getMessage() + "."
                : "It failed by an error of its own, which --verbose tells more of: " + failure;
    }

    @Override
    public int handleParseException(ParameterException refused, String[] arguments) {
        CommandLine command = refused.getCommandLine();
        PrintWriter err = command.getErr();
        boolean isCommand = command.getParent() != null;
        String text = isCommand || !(refused instanceof UnmatchedArgumentException unmatched)
                ? String.valueOf(refused.getMessage())
                : "There is no command " + unmatched.getUnmatched().get(0) + ". There are: "
                        + String.join(", ", command.getSubcommands().keySet()) + ".";
        if (Arrays.asList(arguments).contains(JSON)) {
            err.println(asJson(text, CommandLine.ExitCode.USAGE));
            return CommandLine.ExitCode.USAGE;
        }
        err.println("reknit: " + text);
        if (isCommand) {
            UnmatchedArgumentException.printSuggestions(refused, err);
            err.print("Usage: " + command.getHelp().synopsis(0));
        }
        err.println("More: " + command.getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    private static String asJson(String text, int code) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("error", text);
        error.put("code", code);
        return Json.of(error);
    }
}
