package dev.reknit.runtime.durable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that uses a durable object, killed at random, again and again; what its threads were told is linearizable with what is found. */
@Timeout(value = 120, unit = TimeUnit.MINUTES)
class KilledObjectTest {
    private static final int ROUNDS = Boolean.getBoolean("reknit.slow") ? 1_000 : 10;
    private static final int MOST_LINES = 400;

    @TempDir
    Path folder;

    @Test
    void process_killedAtRandom_isLinearizableWithWhatIsFoundAfterwards() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        CounterHistory history = new CounterHistory();
        long ended = 0;
        for (int round = 0; round < ROUNDS; round++) {
            history = run(history, 1 + random.nextInt(MOST_LINES), "round " + round + ", seed " + seed);
            ended += history.ended();
        }
        CounterHistory unused = run(history, Integer.MAX_VALUE, "the last round, seed " + seed, "look");
        assertThat(ended).as("calls acknowledged").isGreaterThan(5L * ROUNDS);
    }

    /** Runs a process and kills it after some lines; the history of its calls, after that of the one before was checked. */
    private CounterHistory run(CounterHistory before, int lines, String where, String... arguments)
            throws IOException, InterruptedException {
        Process process = start(arguments);
        Map<String, Long> found = new HashMap<>();
        CounterHistory history = new CounterHistory();
        boolean ready = false;
        int left = lines;
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                String[] words = line.split(" ");
                if (line.equals("ready")) {
                    ready = true;
                    before.check(found);
                    found.forEach(history::found);
                } else if (!ready && words.length == 3 && words[0].equals("found")) {
                    found.put(words[1], Long.parseLong(words[2]));
                } else if (ready) {
                    note(words, history);
                }
                if (ready && --left == 0) {
                    process.toHandle().destroyForcibly(); // Unlike the process's own, leaves its output to be read.
                }
            }
        } catch (AssertionError broken) {
            throw new AssertionError(where + ": " + broken.getMessage(), broken);
        } finally {
            int unused = process.destroyForcibly().waitFor();
        }
        assertThat(ready).as(where).isTrue();
        return history;
    }

    /** A line that was cut off by the kill has no end. */
    private static void note(String[] words, CounterHistory history) {
        if (words[0].equals("begun") && words.length == 4) {
            history.begun(Integer.parseInt(words[1]), words[2]);
        } else if (words[0].equals("ended") && words.length == 5) {
            history.ended(Integer.parseInt(words[1]), words[2], Long.parseLong(words[3]));
        }
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dreknit.store.default.folder=" + folder.resolve("store"),
                "-Dreknit.store.default.segmentBytes=65536",
                "-cp",
                System.getProperty("java.class.path"),
                KilledUser.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
