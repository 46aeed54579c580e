package dev.reknit.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is left to do when the program ends: say what was not said yet, and write the weave report. */
final class Ending extends Thread {
    private final Outcome outcome;
    private final @Nullable String report;

    Ending(Outcome outcome, @Nullable String report) {
        super(null, null, "reknit-ending", 0, false);
        this.outcome = outcome;
        this.report = report;
    }

    @Override
    public void run() {
        if (report != null) {
            write(report);
        }
        outcome.end();
    }

    private void write(String name) {
        try {
            Path file = Path.of(name);
            Files.writeString(file, WeaveReports.render(outcome.reports(), name.endsWith(".json")));
        } catch (IOException | RuntimeException failure) {
            System.err.println("reknit: cannot write the weave report to " + name + ": " + failure);
        }
    }
}
