package dev.reknit.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What it costs to keep something in files: the results of JMH, one group of rows per case. */
final class StoreTable {
    private final SortedMap<StoreCase, Map<String, Figure>> cases = new TreeMap<>(StoreCase.ORDER);

    /**
     * A picture of what something costs at all sizes.
     *
     * @param file its name
     * @param lines of each contender, the nanoseconds by the number of entries; not empty
     */
    record Picture(String file, SizePlot.Words words, Map<String, SortedMap<Integer, Double>> lines) {}

    void add(JsonNode result) {
        cases.computeIfAbsent(StoreCase.of(result), any -> new LinkedHashMap<>())
                .put(result.at("/params/by").asText(), Figure.of(result));
    }

    boolean isEmpty() {
        return cases.isEmpty();
    }

    String markdown() {
        StringBuilder table = new StringBuilder();
        table.append(Markdown.row("case", "by", "safe when it returns", "figure", "B", "× Reknit", "asked", "reached"));
        table.append("|---|---|---|--:|--:|--:|---|---|\n");
        cases.forEach((measured, figures) -> {
            if (!measured.isOnlyDrawn()) {
                String title = measured.title();
                for (Map.Entry<String, Figure> each : figures.entrySet()) {
                    table.append(row(measured, title, each.getKey(), figures));
                    title = "";
                }
            }
        });
        return table.toString();
    }

    private static String row(StoreCase measured, String title, String by, Map<String, Figure> figures) {
        Figure figure = times(measured, figures).getOrDefault(by, new Figure(0, 0, 0));
        Figure ours = times(measured, figures).get(ours(by, figures));
        boolean isOurs = by.startsWith("Reknit");
        return Markdown.row(
                title,
                contender(by),
                safety(measured, by),
                measured.isRate() ? rate(figure.inverse()) : Markdown.time(figure.nanos(), figure.spread()),
                measured.benchmark().equals("Encode") ? Math.round(figure.bytes()) : "",
                ours == null ? "" : Markdown.number(relation(measured, figure, ours)),
                isOurs ? Goal.asked(measured.goals()) : "",
                isOurs ? Goal.reached(measured.goals(), figure, times(measured, figures)) : "");
    }

    /** Ours, which others are compared with; the code by hand where ours is not there. */
    private static String ours(String by, Map<String, Figure> figures) {
        return figures.keySet().stream()
                .filter(each -> each.startsWith("Reknit"))
                .findFirst()
                .orElse(by);
    }

    /** How often they do it while ours does it once, or how long it takes them. */
    private static double relation(StoreCase measured, Figure figure, Figure ours) {
        return measured.isRate() ? ours.nanos() / figure.nanos() : figure.nanos() / ours.nanos();
    }

    private static Map<String, Figure> times(StoreCase measured, Map<String, Figure> figures) {
        return measured.isRate()
                ? figures.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, each -> each.getValue().inverse()))
                : figures;
    }

    private static String rate(Figure figure) {
        return String.format(Locale.ROOT, "%,.0f ± %,.0f /s", figure.nanos(), figure.spread());
    }

    /** What is drawn: the cases that there are several sizes of. */
    List<Picture> pictures() {
        return List.of(
                        new Picture(
                                "replay-sizes.svg",
                                new SizePlot.Words("Replay of a journal, warm", "records of 100 bytes", "time"),
                                lines("Replay", "read")),
                        new Picture(
                                "snapshot-sizes.svg",
                                new SizePlot.Words("Snapshot, written and forced", "entries of the map", "time"),
                                lines("Snapshot", "write")))
                .stream()
                .filter(each -> each.lines().values().stream().anyMatch(line -> line.size() > 1))
                .toList();
    }

    private Map<String, SortedMap<Integer, Double>> lines(String benchmark, String method) {
        Map<String, SortedMap<Integer, Double>> lines = new LinkedHashMap<>();
        cases.forEach((measured, figures) -> {
            if (measured.benchmark().equals(benchmark) && measured.method().equals(method)) {
                figures.forEach((by, figure) -> lines.computeIfAbsent(contender(by), any -> new TreeMap<>())
                        .put(measured.entries(), figure.nanos()));
            }
        });
        return lines;
    }

    private static String contender(String by) {
        return switch (by) {
            case "ByHand" -> "by hand";
            case "ReknitGroup" -> "Reknit, `GROUP`";
            case "ReknitAsync" -> "Reknit, `ASYNC`";
            case "RocksDBAsync" -> "RocksDB";
            case "MVStoreAsync", "MVStore" -> "H2 MVStore";
            case "JavaSerialization" -> "Java serialization";
            default -> by;
        };
    }

    private static String safety(StoreCase measured, String by) {
        return switch (measured.benchmark()) {
            case "Append", "Async" -> ofAppend(by);
            case "Snapshot" ->
                measured.method().equals("load") ? "" : by.equals("EclipseStore") ? "no: nothing is synced" : "yes";
            default -> "";
        };
    }

    private static String ofAppend(String by) {
        return switch (by) {
            case "ByHand", "Reknit" -> "yes: `fdatasync` for all that wait";
            case "ReknitGroup" -> "yes: the same, after at most 1 ms";
            case "RocksDB" -> "yes: its log is synced for all that wait";
            case "MVStore" -> "yes: `commit()`, `sync()`";
            case "SQLite" -> "yes: `WAL`, `FULL`";
            case "EclipseStore" -> "no: nothing is synced";
            case "ReknitAsync" -> "no: 10 ms later, or as soon as the disk can";
            case "RocksDBAsync" -> "no: its log is written, and not synced";
            default -> "no: in memory; written after a second, and not synced";
        };
    }
}
