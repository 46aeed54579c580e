package dev.reknit.samples.mirrorsync;

import dev.reknit.samples.mirrorsync.server.Fault;
import java.util.Locale;

/** What is printed for people. */
final class TextReport {
    private static final String ROW = "  %-24s";
    private static final String CELL = "%12s";

    private static final int MOST_PROBLEMS = 10;

    private final StringBuilder text = new StringBuilder();

    private TextReport() {}

    /** The report, of several lines. */
    static String of(Outcome run) {
        TextReport report = new TextReport();
        report.faults(run);
        report.actions(run.counts());
        report.result(run);
        return report.text.toString();
    }

    private void faults(Outcome run) {
        line("");
        text.append(String.format(Locale.ROOT, "%-26s", "What the mirrors did"));
        run.mirrors().forEach(this::cell);
        cell("all");
        line("   (done / noticed by Reknit)");
        for (Fault fault : Fault.values()) {
            text.append(String.format(Locale.ROOT, ROW, fault.told()));
            int done = 0;
            int noticed = 0;
            for (String mirror : run.mirrors()) {
                done += run.due(mirror, fault);
                noticed += run.noticed().count(mirror, fault);
                cell(pair(fault, run.due(mirror, fault), run.noticed().count(mirror, fault)));
            }
            cell(pair(fault, done, noticed));
            line(note(fault));
        }
    }

    private static String pair(Fault fault, int done, int noticed) {
        if (done == 0 && noticed == 0) {
            return ".";
        }
        return switch (fault) {
            case DIE -> String.valueOf(done);
            case REFUSE -> "- / " + noticed;
            default -> done + " / " + noticed;
        };
    }

    private static String note(Fault fault) {
        return switch (fault) {
            case RESET -> "   (deaths among them)";
            case REFUSE -> "   (while dead)";
            default -> "";
        };
    }

    private void actions(Tally.Counts counts) {
        line("");
        line("What Reknit did");
        action(counts.failovers(), "calls went on to another mirror");
        action(counts.ejections(), "times a mirror was passed over for a while");
        action(counts.returns(), "times it served again");
        action(counts.retries(), "attempts were made again");
        action(counts.recoveries(), "calls then succeeded");
        action(counts.fallbacks(), "files were left for the next attempt at their batch");
        action(counts.restores(), "unfinished batches were taken back from the index");
    }

    private void action(int count, String what) {
        line(String.format(Locale.ROOT, "  %5d  %s", count, what));
    }

    private void result(Outcome run) {
        line("");
        double seconds = run.took().toMillis() / 1e3;
        line(String.format(
                Locale.ROOT,
                "%d files, %.1f MB in %.1f s, seed %d, faults %s",
                run.files(),
                run.bytes() / 1e6,
                seconds,
                run.seed(),
                run.level().name().toLowerCase(Locale.ROOT)));
        if (run.problems().isEmpty()) {
            line("Every byte verified: the copy is the source.");
        } else {
            line("WRONG:");
            run.problems().stream().limit(MOST_PROBLEMS).forEach(each -> line("  " + each));
            if (run.problems().size() > MOST_PROBLEMS) {
                line("  and " + (run.problems().size() - MOST_PROBLEMS) + " more");
            }
        }
    }

    private void cell(String value) {
        text.append(String.format(Locale.ROOT, CELL, value));
    }

    private void line(String end) {
        text.append(end).append(System.lineSeparator());
    }
}
