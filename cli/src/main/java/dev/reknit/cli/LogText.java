package dev.reknit.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Prints what the log says, a line for each event: its position, time, object, and the call. */
final class LogText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);
    private static final String NO_TIME = " ".repeat("2026-11-21T21:00:00.000Z".length());

    private final PrintWriter out;
    private final int digits;
    private boolean printedAny;

    /**
     * Creates one.
     *
     * @param last the last position of the log
     */
    LogText(PrintWriter out, long last) {
        this.out = out;
        this.digits = Long.toString(last).length();
    }

    boolean printedAny() {
        return printedAny;
    }

    void print(LogEvent event) {
        printedAny = true;
        String position = Long.toString(event.position());
        String time = event instanceof LogEvent.Call call ? TIME.format(call.time()) : NO_TIME;
        out.println(" ".repeat(digits - position.length()) + position + "  " + time + "  " + text(event));
    }

    private static String text(LogEvent event) {
        if (event instanceof LogEvent.Run run) {
            return text(run);
        }
        String object = event.object() == null ? "an object that is not known any more" : Texts.object(event.object());
        if (event instanceof LogEvent.Abort abort) {
            return object + ": the call at " + abort.call() + " did not happen";
        }
        LogEvent.Call call = (LogEvent.Call) event;
        String method = call.method() == null ? "a call" : Texts.plain(call.method());
        String version = call.version() > 1 ? " version " + call.version() : "";
        String arguments = call.arguments() == null ? " (" + call.unreadable() + ")" : StateLine.of(call.arguments());
        String mark = call.mark() == null ? "" : "  did not happen: mark at " + call.mark();
        return object + " " + method + version + arguments + mark;
    }

    private static String text(LogEvent.Run run) {
        String before = run.failures() == 0
                ? ""
                : run.failures() == 1
                        ? "; 1 before did not end in good order"
                        : "; " + run.failures() + " before did not end in good order";
        if (!run.began()) {
            return "the run ended in good order; all runs took " + time(run.millis());
        }
        return run.afterFailure()
                ? "a run began, after one that did not end in good order" + (run.failures() > 1 ? before : "")
                : "a run began" + before;
    }

    private static String time(long millis) {
        Duration all = Duration.ofMillis(millis);
        if (all.toMinutes() == 0) {
            return all.toSeconds() + " s";
        }
        return all.toHours() == 0 ? all.toMinutes() + " min" : all.toHours() + " h " + all.toMinutesPart() + " min";
    }
}
