package dev.reknit.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What was measured, of all contenders: changes of state that can go back.
 *
 * @param scopes of writes outside of scopes, where the scopes are
 */
record StateCase(String benchmark, String method, String scopes, int entries, int changes) {
    private static final List<String> BENCHMARKS = List.of("Outside", "Scope", "Write", "Commit", "Rollback", "Size");
    private static final List<String> METHODS =
            List.of("setter", "loop", "array", "nothing", "oneWrite", "first", "again", "puts");
    private static final List<String> SCOPES = List.of("never", "before", "elsewhere");

    /** As the table has them: what is outside of scopes, what is small, what is large. */
    static final Comparator<StateCase> ORDER = Comparator.<StateCase, Integer>comparing(
                    each -> BENCHMARKS.indexOf(each.benchmark))
            .thenComparing(each -> METHODS.indexOf(each.method))
            .thenComparing(each -> SCOPES.indexOf(each.scopes))
            .thenComparing(StateCase::entries)
            .thenComparing(StateCase::changes);

    /** How many changes there are where sizes are compared. */
    private static final int FEW = 10;

    static boolean isOne(JsonNode result) {
        return result.get("benchmark").asText().matches(".*\\.State\\w+Benchmark\\..*");
    }

    static StateCase of(JsonNode result) {
        String[] name = result.get("benchmark").asText().split("\\.");
        return new StateCase(
                name[name.length - 2].replaceFirst("State(\\w+?)(Copied)?Benchmark", "$1"),
                name[name.length - 1],
                result.at("/params/scopes").asText(),
                result.at("/params/entries").asInt(),
                result.at("/params/changes").asInt(FEW));
    }

    boolean isOfSizes() {
        return benchmark.equals("Size");
    }

    /** What the table calls it. */
    String title() {
        return switch (benchmark) {
            case "Outside" -> outside() + where();
            case "Scope" ->
                method.equals("nothing") ? "scope around nothing, committed" : "scope around one write, rolled back";
            case "Write" ->
                method.equals("first") ? "first write of an object in a scope" : "repeated write in a scope";
            default ->
                String.format(
                        Locale.ROOT,
                        "%,d puts into %,d entries, %s",
                        changes,
                        entries,
                        benchmark.equals("Commit") ? "committed" : "rolled back");
        };
    }

    private String outside() {
        return switch (method) {
            case "setter" -> "write of a field by a setter";
            case "loop" -> "write of a field in a loop over objects";
            default -> "write of an array's element in a loop";
        };
    }

    private String where() {
        return switch (scopes) {
            case "never" -> ", no scope yet";
            case "before" -> ", scopes before";
            default -> ", another thread in a scope";
        };
    }

    /** What is asked of ours. */
    List<Goal> goals() {
        return switch (benchmark) {
            case "Outside" -> List.of(new Goal.TimesPlain(1.02));
            case "Scope" -> method.equals("nothing") ? List.of(new Goal.AtMost(5), new Goal.NoBytes()) : List.of();
            case "Write" -> List.of(new Goal.AtMost(method.equals("first") ? 20 : 2.5));
            case "Rollback" -> {
                Goal perChange = new Goal.PerChange(150, changes);
                yield changes > 1_000
                        ? List.of(perChange)
                        : List.of(perChange, new Goal.FasterThan("Kryo", 1_000), new Goal.FasterThan("Fory", 200));
            }
            default -> List.of();
        };
    }
}
