package dev.reknit.cli;

import dev.reknit.cli.StatePaths.Shown;
import dev.reknit.runtime.store.Store;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code reknit diff FOLDER [NAME [KEY]]}. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Compares two checkpoints of an object, the two newest unless told otherwise, path by path:"
                    + " + is there only in the later one, - only in the earlier one, ~ has another value.",
            "Ends with 1 if there is a difference. Changes nothing; the store may be in use."
        })
final class DiffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ObjectArguments object = new ObjectArguments();

    @Option(
            names = "--from",
            paramLabel = "N",
            description = "The earlier checkpoint; the one before the later unless told.")
    private @Nullable Long from;

    @Option(names = "--to", paramLabel = "N", description = "The later checkpoint; the newest unless told.")
    private @Nullable Long to;

    @Option(
            names = "--depth",
            paramLabel = "N",
            description =
                    "How many levels are compared path by path; of what is deeper, it is said in how many places it differs.")
    private int depth = Integer.MAX_VALUE;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    private final Map<String, String> added = new LinkedHashMap<>();
    private final Map<String, String> removed = new LinkedHashMap<>();
    private final Map<String, List<String>> changed = new LinkedHashMap<>();

    @Override
    public Integer call() {
        try (Store store = object.view()) {
            Holding holding = object.one(Holdings.of(store));
            Checkpoint later = to == null ? holding.at(Moment.NEWEST) : holding.checkpoint(to);
            Checkpoint earlier = from == null ? before(holding, later) : holding.checkpoint(from);
            compare(
                    StatePaths.of(State.of(store, holding, earlier), depth),
                    StatePaths.of(State.of(store, holding, later), depth));
            tell(holding, earlier, later);
        }
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty() ? 0 : Reknit.FOUND;
    }

    private static Checkpoint before(Holding holding, Checkpoint later) {
        int index = holding.checkpoints().indexOf(later);
        if (index == 0) {
            throw new CannotException(holding + " has no checkpoint before " + later.number() + " to compare it with.");
        }
        return holding.checkpoints().get(index - 1);
    }

    private void compare(Map<String, Shown> earlier, Map<String, Shown> later) {
        Set<String> paths = new LinkedHashSet<>(earlier.keySet());
        paths.addAll(later.keySet());
        for (String each : paths) {
            String path = StatePaths.name(each);
            Shown before = earlier.get(each);
            Shown after = later.get(each);
            if (before == null) {
                added.put(path, Objects.requireNonNull(after).text());
            } else if (after == null) {
                removed.put(path, before.text());
            } else if (!before.equals(after)) {
                changed.put(path, List.of(before.text(), after.text() + places(before.differences(after))));
            }
        }
    }

    private static String places(long differences) {
        if (differences == 0) {
            return "";
        }
        return differences == 1 ? ", differs in 1 place" : ", differs in " + differences + " places";
    }

    private void tell(Holding holding, Checkpoint earlier, Checkpoint later) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put("name", holding.name());
            map.put("key", holding.key());
            map.put("from", earlier.number());
            map.put("to", later.number());
            map.put("added", added);
            map.put("removed", removed);
            map.put("changed", changed);
            out.println(Json.of(map));
            return;
        }
        out.println(holding + ", from checkpoint " + earlier.number() + " to " + later.number());
        removed.forEach((path, value) -> out.println("- " + path + " = " + value));
        added.forEach((path, value) -> out.println("+ " + path + " = " + value));
        changed.forEach((path, values) -> out.println("~ " + path + " = " + values.get(0) + " → " + values.get(1)));
        out.println(added.size() + " added, " + removed.size() + " removed, " + changed.size() + " changed");
    }
}
