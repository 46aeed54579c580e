package dev.reknit.cli;

import dev.reknit.runtime.durable.StoreMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reknit checkpoint PID [OBJECT]}. */
@Command(
        name = "checkpoint",
        mixinStandardHelpOptions = true,
        description =
                "Has a running program write checkpoints of its durable objects that were changed, or of one, and waits for them.")
final class CheckpointCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PID", description = "The number of the process.")
    private long pid;

    @Parameters(index = "1", arity = "0..1", paramLabel = "OBJECT", description = "An object as status names it.")
    private @Nullable String object;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try (LiveProcess process = LiveProcess.of(pid)) {
            Map<String, Integer> written = new LinkedHashMap<>();
            process.stores().forEach((name, store) -> checkpoint(name, store, written));
            PrintWriter out = spec.commandLine().getOut();
            if (object != null && written.isEmpty()) {
                throw new CannotException("Process " + pid + " has no live object " + object + ".");
            }
            if (json) {
                out.println(Json.of(Map.of("checkpoints", written)));
            } else {
                written.forEach((name, count) ->
                        out.println("Store " + name + ": " + (count == 1 ? "1 object" : count + " objects") + " safe"));
            }
        }
        return 0;
    }

    private void checkpoint(String name, StoreMXBean store, Map<String, Integer> written) {
        if (object == null) {
            written.put(name, store.checkpointAll());
        } else if (List.of(store.getObjects()).contains(object)) {
            store.checkpoint(object);
            written.put(name, 1);
        }
    }
}
