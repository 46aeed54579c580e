package dev.reknit.benchmarks.store;

import dev.reknit.benchmarks.store.WarehouseBenchmark.Figures;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that makes calls on a warehouse, or recovers it, and then ends at once, as if it were killed: without the checkpoint of an
 * orderly end, which would leave nothing to be made again.
 */
final class WarehouseProcess {
    private static final int DIFFERENT = 1_000;
    private static final String PLACE = "calls";

    private WarehouseProcess() {}

    /** Takes how many calls to make, 0 for none; prints how many nanoseconds the constructor took. */
    public static void main(String[] arguments) {
        int calls = Integer.parseInt(arguments[0]);
        long begin = System.nanoTime();
        Warehouse warehouse = new Warehouse(PLACE);
        System.out.println(System.nanoTime() - begin);
        for (int i = 1; i < calls; i++) {
            warehouse.put(i % DIFFERENT, "receiver 12345", i, i % 7);
        }
        if (calls > 0) {
            warehouse.putLast(0, "receiver 12345", 0, 0);
        } else if (warehouse.size() != DIFFERENT) {
            throw new IllegalStateException("recovered: " + warehouse.size());
        }
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    /** Calls on a new object are made in one process, and again in each of several. */
    static void run(Path folder, int calls, int rounds, Figures into) throws IOException, InterruptedException {
        long unused = run(folder, Math.max(calls, 2 * DIFFERENT));
        for (int i = 0; i < rounds; i++) {
            into.add("replay", run(folder, 0));
        }
    }

    private static long run(Path folder, int calls) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WarehouseBenchmark.folder(folder),
                        WarehouseProcess.class.getName(),
                        Integer.toString(calls)))
                .redirectError(Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int code = process.waitFor();
        if (code != 0) {
            throw new IllegalStateException("exit code " + code);
        }
        return Long.parseLong(printed.substring(printed.lastIndexOf('\n') + 1));
    }
}
