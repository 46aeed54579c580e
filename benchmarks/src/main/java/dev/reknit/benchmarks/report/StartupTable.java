package dev.reknit.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reknit.benchmarks.startup.StartupBenchmark.Runs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What agents cost at start-up. */
final class StartupTable {
    private final List<Runs> all = new ArrayList<>();

    void add(JsonNode results) throws IOException {
        for (JsonNode each : results) {
            all.add(new ObjectMapper().treeToValue(each, Runs.class));
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    String markdown() {
        if (all.isEmpty()) {
            return "";
        }
        StringBuilder table = new StringBuilder();
        table.append(
                Markdown.row("classes", "annotated", "agent", "wall ms", "× none", "processor ms", "peak MB", "asked"));
        table.append("|--:|--:|---|--:|--:|--:|--:|---|\n");
        for (Runs each : all) {
            table.append(row(each));
        }
        return table.toString();
    }

    private String row(Runs runs) {
        return Markdown.row(
                runs.classes(),
                runs.annotated(),
                runs.agent(),
                Markdown.number(Markdown.median(runs.millis())),
                Markdown.times(ratio(runs)),
                Markdown.number(Markdown.median(runs.cpuMillis())),
                Markdown.number(peakMb(runs)),
                asked(runs));
    }

    private String asked(Runs runs) {
        if (runs.agent().endsWith("idle rules")) {
            double times = Markdown.median(runs.millis())
                    / Markdown.median(of("Reknit", runs).millis());
            return Markdown.asked("≤ 1.3 of Reknit without rules, is " + Markdown.times(times), times <= 1.3);
        }
        if (runs.agent().equals("Reknit") && !hasRules(runs)) {
            return runs.annotated() == 1
                    ? Markdown.asked("≤ 1.1, ≤ +25 MB", ratio(runs) <= 1.1 && peakMb(runs) <= peakMb(none(runs)) + 25)
                    : Markdown.asked("≤ 1.3", ratio(runs) <= 1.3);
        }
        return "";
    }

    private double ratio(Runs runs) {
        return Markdown.median(runs.millis()) / Markdown.median(none(runs).millis());
    }

    private static double peakMb(Runs runs) {
        return Markdown.median(runs.peakKb()) / 1024;
    }

    private boolean hasRules(Runs like) {
        return all.stream()
                .anyMatch(each -> isOfSameProgram(each, like) && each.agent().startsWith("Reknit, "));
    }

    private Runs none(Runs like) {
        return of("none", like);
    }

    private Runs of(String agent, Runs like) {
        return all.stream()
                .filter(each -> isOfSameProgram(each, like) && each.agent().equals(agent))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isOfSameProgram(Runs one, Runs other) {
        return one.classes() == other.classes() && one.annotated() == other.annotated();
    }
}
