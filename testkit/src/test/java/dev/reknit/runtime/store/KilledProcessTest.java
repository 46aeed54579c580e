package dev.reknit.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes, killed at random, again and again on one folder. */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class KilledProcessTest {
    private static final int ROUNDS = Boolean.getBoolean("reknit.slow") ? 1_000 : 20;
    private static final int MOST_LINES = 600;

    @TempDir
    Path folder;

    @Test
    void process_killedAtRandom_keepsWhatItAcknowledged() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        long told = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long[] acknowledged = runAndKill(round, 1 + random.nextInt(MOST_LINES));
            check(round, acknowledged, "round " + round + ", seed " + seed);
            told += Arrays.stream(acknowledged).sum() + KilledWriter.THREADS;
        }
        assertThat(told).as("records acknowledged").isGreaterThan(10L * ROUNDS);
    }

    /** The last record that was acknowledged to each thread. */
    private long[] runAndKill(int round, int lines) throws IOException, InterruptedException {
        long[] acknowledged = new long[KilledWriter.THREADS];
        Arrays.fill(acknowledged, -1);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        folder.toString(),
                        Integer.toString(round))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            int read = 0;
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                String[] parts = line.split(" ");
                if (parts.length == 3 && parts[0].equals("" + round)) { // the last line may be torn, too
                    acknowledged[Integer.parseInt(parts[1])] = Long.parseLong(parts[2]);
                }
                if (++read == lines) {
                    process.toHandle().destroyForcibly(); // Unlike the process's own, leaves its output to be read.
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return acknowledged;
    }

    private void check(int round, long[] acknowledged, String where) throws IOException {
        List<List<Long>> found = new ArrayList<>();
        for (int i = 0; i < KilledWriter.THREADS; i++) {
            found.add(new ArrayList<>());
        }
        RecordReader reader = (position, type, data) -> {
            String[] parts = StandardCharsets.UTF_8.decode(data).toString().split(" ");
            if (parts[0].equals("" + round)) {
                found.get(Integer.parseInt(parts[1])).add(Long.parseLong(parts[2]));
            }
        };
        try (DiskFolder disk = DiskFolder.open(folder)) {
            assertThat(Verification.of(disk).snapshots()).as(where).hasSameSizeAs(Snapshots.numbers(disk));
            Log.open(disk, KilledWriter.SETTINGS, 0, reader).close();
        }
        for (int i = 0; i < KilledWriter.THREADS; i++) {
            List<Long> records = found.get(i);
            assertThat(records.isEmpty() ? -1 : records.get(records.size() - 1))
                    .as(where)
                    .isGreaterThanOrEqualTo(acknowledged[i]);
            for (int k = 1; k < records.size(); k++) {
                assertThat(records.get(k)).as(where).isEqualTo(records.get(k - 1) + 1);
            }
        }
    }
}
