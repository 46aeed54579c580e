package dev.reknit.agent;

import dev.reknit.weaver.report.WeaveReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is left to do when the program ends: say what was not said yet, and write the weave report. */
final class Ending extends Thread {
    private final Outcome outcome;
    private final @Nullable WeaveReport report;
    private final @Nullable String file;

    Ending(Outcome outcome, @Nullable WeaveReport report, @Nullable String file) {
        super(null, null, "reknit-ending", 0, false);
        this.outcome = outcome;
        this.report = report;
        this.file = file;
    }

    @Override
    public void run() {
        if (report != null && file != null) {
            write(report, file);
        }
        outcome.end();
    }

    private static void write(WeaveReport report, String file) {
        try {
            Files.writeString(Path.of(file), file.endsWith(".json") ? report.json() : report.text());
        } catch (IOException | RuntimeException failure) {
            System.err.println("reknit: cannot write the weave report to " + file + ": " + failure);
        }
    }
}
