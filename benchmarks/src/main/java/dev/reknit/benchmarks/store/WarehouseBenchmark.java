package dev.reknit.benchmarks.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.durable.CheckpointStatus;
import dev.reknit.runtime.durable.Checkpoints;
import dev.reknit.runtime.store.FolderStore;
import dev.reknit.runtime.store.FolderStoreSettings;
import dev.reknit.runtime.store.Stores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Checkpoints and recovery of a durable object, the whole way that an application goes. How long calls had to wait is what the runtime
 * says of it, so this is no benchmark of JMH, but its results are written as if it were one.
 */
public final class WarehouseBenchmark {
    private static final int CHANGES = 1_000;
    private static final int FULL = 5;
    private static final int WARM_UP = 8;
    private static final int INCREMENTS = 20;

    /** With so many increments there is one that is merged with those before and the full one; but not sooner. */
    private static final int UNTIL_MERGED = 34;

    private static final int REPLAYS = 3;

    private final Path folder;
    private final int entries;
    private final Figures figures;
    private Warehouse warehouse;
    private long changed;

    private WarehouseBenchmark(Path folder, int entries, Figures figures) {
        this.folder = folder;
        this.entries = entries;
        this.figures = figures;
        open();
        warehouse = new Warehouse("none");
    }

    /** What was measured, as JMH writes it: by its name, the nanoseconds of each time. */
    static final class Figures {
        private final int entries;
        private final Map<String, List<Long>> nanos = new LinkedHashMap<>();

        Figures(int entries) {
            this.entries = entries;
        }

        void add(String method, long took) {
            nanos.computeIfAbsent(method, any -> new ArrayList<>()).add(took);
        }

        List<Map<String, Object>> all() {
            List<Map<String, Object>> all = new ArrayList<>();
            nanos.forEach((method, each) -> all.add(Map.of(
                    "benchmark",
                    "dev.reknit.benchmarks.StoreObjectBenchmark." + method,
                    "threads",
                    1,
                    "params",
                    Map.of("by", "Reknit", "entries", Integer.toString(entries)),
                    "primaryMetric",
                    Map.of("rawData", List.of(each)))));
            return all;
        }
    }

    /** Takes the JSON file to write and the number of entries, which is also that of calls to be made again. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int entries = Integer.parseInt(arguments[1]);
        Figures figures = new Figures(entries);
        Path folder = Scratch.folder();
        Path calls = Scratch.folder();
        try {
            new WarehouseBenchmark(folder, entries, figures).run();
            WarehouseProcess.run(calls, entries, REPLAYS, figures);
        } finally {
            Stores.of(Environment.system()).close();
            Scratch.delete(folder);
            Scratch.delete(calls);
        }
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(Path.of(arguments[0]).toFile(), figures.all());
        figures.nanos.forEach((method, each) -> System.out.println(method + " " + each));
    }

    /** The option of a JVM that says where the store is. */
    static String folder(Path folder) {
        return "-Dreknit.store." + Warehouse.STORE + ".folder=" + folder.toAbsolutePath();
    }

    private void open() {
        Stores.of(Environment.system()).bind(Warehouse.STORE, FolderStore.open(folder, FolderStoreSettings.DEFAULTS));
    }

    private void run() {
        for (int i = 0; i < FULL; i++) {
            warehouse = new Warehouse("" + i);
            warehouse.fill(entries);
            checkpoint("full");
        }
        long longest = 0;
        for (int i = 0; i < UNTIL_MERGED; i++) {
            change();
            if (i >= WARM_UP && i < WARM_UP + INCREMENTS) {
                checkpoint("increment");
            } else {
                longest = Math.max(longest, checkpoint());
            }
        }
        figures.add("merged", longest);
        recover();
    }

    private void change() {
        for (int i = 0; i < CHANGES; i++) {
            changed += entries / CHANGES + 1;
            warehouse.put(changed % entries, "receiver 12345", changed, 0);
        }
    }

    private void checkpoint(String name) {
        figures.add(name, checkpoint());
        CheckpointStatus status = Checkpoints.status(warehouse);
        figures.add(name + "Pause", Objects.requireNonNull(status.last()).pauseNanos());
    }

    private long checkpoint() {
        long begin = System.nanoTime();
        Checkpoints.checkpoint(warehouse);
        return System.nanoTime() - begin;
    }

    /** Again and again, each time in a store that is opened for it. */
    private void recover() {
        long hash = warehouse.hash();
        for (int i = 0; i < FULL; i++) {
            Stores.of(Environment.system()).close();
            long begin = System.nanoTime();
            open();
            Warehouse recovered = new Warehouse("" + (FULL - 1));
            figures.add("recover", System.nanoTime() - begin);
            if (recovered.hash() != hash) {
                throw new IllegalStateException(
                        "recovered " + recovered.size() + " entries, not those that there were");
            }
            warehouse = recovered;
        }
    }
}
