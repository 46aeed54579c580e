package dev.reknit.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What was measured, of all contenders: something that is kept in files.
 *
 * @param method what was done, where a benchmark does several things
 * @param entries of what is read or written; 0 where there is no number
 */
record StoreCase(String benchmark, String method, int threads, int entries) {
    private static final List<String> BENCHMARKS =
            List.of("Append", "Async", "Lag", "Replay", "ReplayCold", "Snapshot", "Encode", "Object");

    /** Those of each benchmark that does several things. */
    private static final List<String> METHODS =
            List.of("write", "load", "increment", "incrementPause", "merged", "full", "fullPause", "recover", "replay");

    /** As the table has them. */
    static final Comparator<StoreCase> ORDER = Comparator.<StoreCase, Integer>comparing(
                    each -> BENCHMARKS.indexOf(each.benchmark))
            .thenComparing(each -> METHODS.indexOf(each.method))
            .thenComparing(StoreCase::threads)
            .thenComparing(StoreCase::entries);

    /** The size that goals are about. */
    private static final int MILLION = 1_000_000;

    static boolean isOne(JsonNode result) {
        return result.get("benchmark").asText().matches(".*\\.Store\\w+Benchmark\\..*");
    }

    static StoreCase of(JsonNode result) {
        String[] name = result.get("benchmark").asText().split("\\.");
        return new StoreCase(
                name[name.length - 2].replaceFirst("Store(\\w+?)(Slow|Large)?Benchmark", "$1"),
                name[name.length - 1],
                result.get("threads").asInt(),
                result.at("/params/entries").asInt());
    }

    /** Whether the figures are calls in a second, not nanoseconds. */
    boolean isRate() {
        return benchmark.equals("Append") || benchmark.equals("Async");
    }

    /** Whether the picture shows it rather than the table. */
    boolean isOnlyDrawn() {
        return entries > 0 && entries != MILLION;
    }

    /** What the table calls it. */
    String title() {
        return switch (benchmark) {
            case "Append" -> "durable appends, " + callers();
            case "Async" -> "appends that nobody waits for, " + callers();
            case "Lag" -> "the newest record of one thread that waits for none, until it is safe";
            case "Replay" -> String.format(Locale.ROOT, "replay of %,d records, warm", entries);
            case "ReplayCold" -> String.format(Locale.ROOT, "opening with %,d records, cold", entries);
            case "Object" -> ofObject();
            case "Encode" -> "encoding of a call's arguments";
            default ->
                String.format(
                        Locale.ROOT,
                        method.equals("write")
                                ? "snapshot of %,d entries, written and forced"
                                : "snapshot of %,d entries, loaded",
                        entries);
        };
    }

    private String ofObject() {
        String text = switch (method) {
            case "increment" -> "checkpoint of 1,000 changes in %,d entries, until it is safe";
            case "incrementPause" -> "the same, how long calls wait";
            case "merged" -> "the one in 33 that is merged with those before, until that is done";
            case "full" -> "first checkpoint of %,d entries, until it is safe";
            case "fullPause" -> "the same, how long calls wait";
            case "recover" -> "object with %,d entries, constructed from its checkpoint";
            default -> "object with %,d journaled calls, constructed by making them again, cold";
        };
        return String.format(Locale.ROOT, text, entries);
    }

    private String callers() {
        return threads == 1 ? "1 thread" : threads + " threads";
    }

    /** What is asked of ours. */
    List<Goal> goals() {
        return switch (benchmark) {
            case "Append" ->
                List.of(
                        new Goal.ShareOf("ByHand", 0.9),
                        new Goal.ShareOf("RocksDB", 1.5),
                        new Goal.ShareOf("MVStore", 2.5));
            case "Replay" ->
                List.of(
                        new Goal.AtLeast(entries, 20_000_000),
                        new Goal.FasterThan("RocksDB", 10),
                        new Goal.FasterThan("SQLite", 10),
                        new Goal.FasterThan("MVStore", 10));
            case "Snapshot" ->
                method.equals("write")
                        ? List.of(new Goal.TimesOf("Fory", 1.05))
                        : List.of(new Goal.TimesOf("Fory", 1 / 1.5));
            case "Object" -> method.equals("increment") ? List.of(new Goal.AtMost(3_000_000)) : List.of();
            case "Encode" -> List.of(new Goal.AtMost(50), new Goal.NoBytes());
            default -> List.of();
        };
    }
}
