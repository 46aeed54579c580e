package dev.reknit.cli;

import dev.reknit.runtime.journal.LoggedObject;
import dev.reknit.runtime.store.StoreView;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code reknit list FOLDER}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the objects in a store, with their checkpoints and what the journal has of them.",
            "Changes nothing; the store may be in use."
        })
final class ListCommand implements Callable<Integer> {
    private static final int LONGEST_KEY = 60;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StoreArguments arguments = new StoreArguments();

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        try (StoreView store = arguments.view()) {
            PrintWriter out = spec.commandLine().getOut();
            List<Holding> all = Holdings.of(store).all();
            if (json) {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                map.put("objects", all.stream().map(ListCommand::asMap).toList());
                map.put("damage", arguments.damage(store));
                out.println(Json.of(map));
                return arguments.damage(store) == null ? 0 : Reknit.FOUND;
            }
            if (all.isEmpty()) {
                out.println("There is no object in this store.");
            } else {
                print(all, out);
            }
            return arguments.told(store, out);
        }
    }

    private static void print(List<Holding> all, PrintWriter out) {
        Table table = new Table("OBJECT", "KEY", ">CHECKPOINT", "WRITTEN", ">POSITION", "KIND", ">SIZE", "JOURNAL");
        for (Holding each : all) {
            String name = Texts.plain(each.name());
            String key = each.key() == null ? "" : Texts.cut(Texts.plain(each.key()), LONGEST_KEY);
            String journal = journal(each.logged());
            if (each.checkpoints().isEmpty()) {
                table.add(name, key, "-", "", "", "", "", journal);
            }
            for (Checkpoint checkpoint : each.checkpoints()) {
                table.add(
                        name,
                        key,
                        "" + checkpoint.number(),
                        checkpoint.written(),
                        "" + checkpoint.position(),
                        checkpoint.kind(),
                        size(checkpoint.snapshot().bytes()),
                        journal);
                name = "";
                key = "";
                journal = "";
            }
        }
        table.print(out);
    }

    private static String journal(@Nullable LoggedObject logged) {
        return logged == null || logged.entries() == 0
                ? "-"
                : logged.first() + " to " + logged.last() + ", "
                        + (logged.entries() == 1 ? "1 call" : logged.entries() + " calls");
    }

    static String size(long bytes) {
        if (bytes < 1 << 10) {
            return bytes + " B";
        }
        return bytes < 1 << 20 ? (bytes >> 10) + " KiB" : (bytes >> 20) + " MiB";
    }

    private static Map<String, @Nullable Object> asMap(Holding holding) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("name", holding.name());
        map.put("key", holding.key());
        List<Object> checkpoints = new ArrayList<>();
        holding.checkpoints().forEach(each -> checkpoints.add(asMap(each)));
        map.put("checkpoints", checkpoints);
        LoggedObject logged = holding.logged();
        if (logged != null) {
            Map<String, Object> journal = new LinkedHashMap<>();
            journal.put("first", logged.first());
            journal.put("last", logged.last());
            journal.put("calls", logged.entries());
            map.put("journal", journal);
        }
        return map;
    }

    static Map<String, Object> asMap(Checkpoint checkpoint) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("number", checkpoint.number());
        map.put("written", checkpoint.written());
        map.put("position", checkpoint.position());
        map.put("bytes", checkpoint.snapshot().bytes());
        map.put("base", checkpoint.header().base());
        return map;
    }
}
