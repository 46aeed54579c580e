package dev.reknit.cli;

import dev.reknit.runtime.durable.StoreMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reknit status PID}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Tells how things stand with the durable objects of a running program.",
            "Ends with 1 if one of its stores has ended by a failure."
        })
final class StatusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PID", description = "The number of the process.")
    private long pid;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try (LiveProcess process = LiveProcess.of(pid)) {
            Map<String, StoreMXBean> stores = process.stores();
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                Map<String, Object> map = new LinkedHashMap<>();
                stores.forEach((name, store) -> map.put(name, asMap(store)));
                out.println(Json.of(Map.of("stores", map)));
            } else {
                stores.forEach((name, store) -> print(name, store, out));
            }
            return stores.values().stream().anyMatch(StoreMXBean::isEnded) ? Reknit.FOUND : 0;
        }
    }

    private static void print(String name, StoreMXBean store, PrintWriter out) {
        out.println("Store " + name + " in " + store.getWhere() + (store.isEnded() ? " HAS ENDED" : "")
                + ": safe up to position " + store.getSafePosition() + ", longest pause "
                + store.getLongestPauseNanos() / 1_000 + " µs");
        Table table = new Table("OBJECT", "STATE", ">UNSAVED", ">CHECKPOINTS", ">FAILED", "LAST");
        for (String each : store.getObjects()) {
            Map<String, String> status = store.status(each);
            table.add(
                    each,
                    status.getOrDefault("state", ""),
                    status.getOrDefault("unsaved", ""),
                    status.getOrDefault("checkpoints", ""),
                    status.getOrDefault("failed", ""),
                    status.getOrDefault("last", "-"));
        }
        table.print(out);
    }

    private static Map<String, Object> asMap(StoreMXBean store) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("where", store.getWhere());
        map.put("ended", store.isEnded());
        map.put("safePosition", store.getSafePosition());
        map.put("unsaved", store.getUnsaved());
        map.put("checkpoints", store.getCheckpoints());
        map.put("failedCheckpoints", store.getFailedCheckpoints());
        map.put("longestPauseNanos", store.getLongestPauseNanos());
        Map<String, Object> objects = new LinkedHashMap<>();
        for (String each : store.getObjects()) {
            objects.put(each, new TreeMap<>(store.status(each)));
        }
        map.put("objects", objects);
        return map;
    }
}
