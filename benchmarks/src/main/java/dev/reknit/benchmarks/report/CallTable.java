package dev.reknit.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What calls cost: the results of JMH, one group of rows per case. */
final class CallTable {
    private final Map<String, Map<String, Figure>> cases = new LinkedHashMap<>();

    /**
     * What one contender took.
     *
     * @param nanos the median of the iterations
     * @param spread half of what lies between the slowest and the fastest
     * @param bytes allocated per call
     */
    private record Figure(double nanos, double spread, double bytes) {}

    void add(JsonNode results) {
        for (JsonNode each : results) {
            String name = title(each);
            String by = each.at("/params/by").asText();
            cases.computeIfAbsent(name, any -> new LinkedHashMap<>()).put(by, figure(each));
        }
    }

    private static String title(JsonNode result) {
        String benchmark = result.get("benchmark").asText().replaceFirst(".*\\.(\\w+)Benchmark\\..*", "$1");
        String title = switch (benchmark) {
            case "Retry" -> "retry";
            case "Fallback" -> "fallback";
            case "RetryFallback" -> "retry and fallback";
            case "ManySites" -> "retry, 16 call sites by turns";
            case "RetryFailing" ->
                "one failure " + (result.at("/params/trace").asBoolean() ? "with" : "without") + " stack trace";
            case "FirstCall" -> "first call, " + (result.at("/params/fails").asBoolean() ? "fails once" : "succeeds");
            default -> benchmark;
        };
        int threads = result.get("threads").asInt();
        return threads == 1 ? title : title + ", " + threads + " threads";
    }

    private static Figure figure(JsonNode result) {
        JsonNode metric = result.get("primaryMetric");
        List<Double> iterations = new ArrayList<>();
        metric.get("rawData").forEach(fork -> fork.forEach(each -> iterations.add(each.asDouble())));
        double spread = (Collections.max(iterations) - Collections.min(iterations)) / 2;
        double bytes = result.at("/secondaryMetrics/gc.alloc.rate.norm/score").asDouble();
        return new Figure(Markdown.median(iterations), spread, bytes);
    }

    String markdown() {
        StringBuilder table = new StringBuilder();
        table.append(Markdown.row("case", "by", "ns/call", "B/call", "× by hand", "asked"));
        table.append("|---|---|--:|--:|--:|---|\n");
        cases.forEach((title, figures) -> {
            String first = title;
            for (Map.Entry<String, Figure> each : figures.entrySet()) {
                table.append(row(title, first, each.getKey(), each.getValue(), figures));
                first = "";
            }
        });
        return table.toString();
    }

    private static String row(String title, String cell, String by, Figure figure, Map<String, Figure> figures) {
        Figure byHand = figures.get("ByHand");
        return Markdown.row(
                cell,
                by.equals("ByHand") ? "by hand" : by.equals("Plain") ? "unguarded" : by,
                Markdown.number(figure.nanos()) + " ± " + Markdown.number(figure.spread()),
                // Defining the classes is counted too.
                title.startsWith("first call") ? "" : String.valueOf(Math.round(figure.bytes())),
                byHand == null ? "" : Markdown.times(figure.nanos() / byHand.nanos()),
                by.equals("Reknit") ? asked(title, figure, figures) : "");
    }

    private static String asked(String title, Figure ours, Map<String, Figure> figures) {
        if (title.startsWith("first call")) {
            return Markdown.asked("≤ 20 µs", ours.nanos() <= 20_000);
        }
        if (title.equals("one failure with stack trace")) {
            Figure byHand = figures.get("ByHand");
            return byHand == null ? "" : Markdown.asked("≤ 1.1 × by hand", ours.nanos() <= 1.1 * byHand.nanos());
        }
        Figure plain = figures.get("Plain");
        return plain == null
                ? ""
                : Markdown.asked("≤ unguarded + 0.2 ns, 0 B", ours.nanos() <= plain.nanos() + 0.2 && ours.bytes() < 1);
    }
}
