package dev.reknit.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What it costs to be able to go back, and to do so: the results of JMH, one group of rows per case. */
final class StateTable {
    private final SortedMap<StateCase, Map<String, Figure>> cases = new TreeMap<>(StateCase.ORDER);
    private final Set<String> options = new LinkedHashSet<>();

    void add(JsonNode result) {
        String by = result.at("/params/by").asText();
        cases.computeIfAbsent(StateCase.of(result), any -> new LinkedHashMap<>())
                .put(by, Figure.of(result));
        StreamSupport.stream(result.at("/jvmArgs").spliterator(), false)
                .map(JsonNode::asText)
                .filter(each -> each.startsWith("-X"))
                .forEach(options::add);
    }

    boolean isEmpty() {
        return cases.isEmpty();
    }

    /** What the virtual machine was told, such as which collector to use. */
    String options() {
        return options.isEmpty()
                ? ""
                : options.stream().map(each -> "`" + each + "`").collect(Collectors.joining(" ", ", ", ""));
    }

    String markdown() {
        StringBuilder table = new StringBuilder();
        table.append(Markdown.row("case", "by", "time", "B", "× Reknit", "asked"));
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

    private String row(StateCase measured, String title, String by, Figure figure, Map<String, Figure> figures) {
        Figure ours = figures.get("Reknit");
        return Markdown.row(
                title,
                contender(by),
                Markdown.time(figure.nanos(), figure.spread()),
                String.format(Locale.ROOT, "%,d", Math.round(figure.bytes())),
                ours == null ? "" : Markdown.number(figure.nanos() / ours.nanos()),
                by.equals("Reknit") ? asked(measured, figure, figures) : "");
    }

    private String asked(StateCase measured, Figure ours, Map<String, Figure> figures) {
        if (!measured.isOfSizes()) {
            return Goal.cell(measured.goals(), ours, figures);
        }
        double smallest = sizes().getOrDefault("Reknit", new TreeMap<>()).values().stream()
                .findFirst()
                .orElse(ours.nanos());
        return "O(1): " + Markdown.times(ours.nanos() / smallest) + " × the smallest map's";
    }

    /** By contender and number of entries, the nanoseconds of ten changes and their rollback. */
    Map<String, SortedMap<Integer, Double>> sizes() {
        Map<String, SortedMap<Integer, Double>> sizes = new LinkedHashMap<>();
        cases.forEach((measured, figures) -> {
            if (measured.isOfSizes()) {
                figures.forEach((by, figure) -> sizes.computeIfAbsent(contender(by), any -> new TreeMap<>())
                        .put(measured.entries(), figure.nanos()));
            }
        });
        return sizes;
    }

    private static String contender(String by) {
        return switch (by) {
            case "Plain" -> "plain";
            case "ByHand" -> "by hand";
            case "ReknitQuiet" -> "Reknit, not logged";
            case "Kryo" -> "Kryo copy";
            case "Fory" -> "Fory copy";
            case "JavaSerialization" -> "Java serialization";
            case "Narayana" -> "Narayana STM";
            default -> by;
        };
    }
}
