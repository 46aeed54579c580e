package dev.reknit.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What calls cost: the results of JMH, one group of rows per case. */
final class CallTable {
    private final Map<Case, Map<String, Figure>> cases = new LinkedHashMap<>();

    void add(JsonNode result) {
        String by = result.at("/params/by").asText();
        cases.computeIfAbsent(Case.of(result), any -> new LinkedHashMap<>()).put(by, Figure.of(result));
    }

    boolean isEmpty() {
        return cases.isEmpty();
    }

    String markdown() {
        StringBuilder table = new StringBuilder();
        table.append(Markdown.row("case", "by", "ns/call", "B/call", "× by hand", "asked"));
        table.append("|---|---|--:|--:|--:|---|\n");
        cases.forEach((measured, figures) -> {
            String title = measured.title();
            for (Map.Entry<String, Figure> each : figures.entrySet()) {
                table.append(row(measured, title, each.getKey(), each.getValue(), figures));
                title = "";
            }
        });
        return table.toString();
    }

    private static String row(Case measured, String title, String by, Figure figure, Map<String, Figure> figures) {
        Figure byHand = figures.get("ByHand");
        return Markdown.row(
                title,
                contender(by),
                Markdown.number(figure.nanos()) + " ± " + Markdown.number(figure.spread()),
                measured.definesClasses() ? "" : String.valueOf(Math.round(figure.bytes())),
                byHand == null ? "" : Markdown.times(figure.nanos() / byHand.nanos()),
                by.equals("Reknit") ? Goal.cell(Goal.of(measured), figure, figures) : "");
    }

    private static String contender(String by) {
        return switch (by) {
            case "ByHand" -> "by hand";
            case "Plain", "Unguarded" -> "unguarded";
            case "Guard" -> "Reknit's `Guard`, not woven";
            case "Counted" -> "Reknit";
            case "ReknitAspectJ" -> "Reknit, woven by AspectJ";
            case "AspectJ" -> "jcabi (AspectJ)";
            default -> by;
        };
    }
}
