package dev.reknit.cli;

import dev.reknit.runtime.durable.StoreMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reknit checkpoint PID [NAME [KEY]]}. */
@Command(
        name = "checkpoint",
        mixinStandardHelpOptions = true,
        description = {
            "Has a running program write checkpoints of its durable objects that were changed, or of those with a name, and waits for them.",
            "Such as: reknit checkpoint 4711 Inventory north"
        })
final class CheckpointCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PID", description = "The number of the process.")
    private long pid;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME",
            description = "The name of the objects, or the end of it from a dot on; or one object as status names it.")
    private @Nullable String name;

    @Parameters(index = "2", arity = "0..1", paramLabel = "KEY", description = "The key of one of them.")
    private @Nullable String key;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try (LiveProcess process = LiveProcess.of(pid)) {
            Map<String, Integer> written = new LinkedHashMap<>();
            process.stores().forEach((store, bean) -> checkpoint(store, bean, written));
            PrintWriter out = spec.commandLine().getOut();
            if (name != null && written.isEmpty()) {
                throw new CannotException("Process " + pid + " has no live object " + name
                        + (key == null ? "" : " " + Texts.quoted(key)) + ". See: reknit status " + pid);
            }
            if (json) {
                out.println(Json.of(Map.of("checkpoints", written)));
            } else {
                written.forEach((store, count) -> out.println(
                        "Store " + store + ": " + (count == 1 ? "1 object" : count + " objects") + " safe"));
            }
        }
        return 0;
    }

    private void checkpoint(String store, StoreMXBean bean, Map<String, Integer> written) {
        if (name == null) {
            written.put(store, bean.checkpointAll());
            return;
        }
        for (String each : bean.getObjects()) {
            if (isMeant(each, name, key)) {
                bean.checkpoint(each);
                written.merge(store, 1, Integer::sum);
            }
        }
    }

    /** Whether an object, {@code com.acme.Inventory "north"}, has a name and key; any key if there is none. */
    static boolean isMeant(String object, String name, @Nullable String key) {
        int quote = object.endsWith("\"") ? object.indexOf(" \"") : -1;
        String itsName = quote < 0 ? object : object.substring(0, quote);
        String itsKey = quote < 0 ? null : object.substring(quote + 2, object.length() - 1);
        return object.equals(name)
                || (itsName.equals(name) || itsName.endsWith("." + name)) && (key == null || key.equals(itsKey));
    }
}
