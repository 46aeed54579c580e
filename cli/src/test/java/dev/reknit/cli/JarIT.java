package dev.reknit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is shipped, on a folder and on a program that runs. */
@Timeout(240)
class JarIT {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    Path folder;

    private static Shelf.Said reknit(Object... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(JAVA, "-Dstdout.encoding=UTF-8", "-jar", System.getProperty("reknit.jar")));
        for (Object each : arguments) {
            command.add(each.toString());
        }
        Path err = Path.of(System.getProperty("java.io.tmpdir"), "reknit-it-" + System.nanoTime());
        Process process =
                new ProcessBuilder(command).redirectError(err.toFile()).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        String told = Files.readString(err);
        Files.delete(err);
        return new Shelf.Said(code, Shelf.timeless(out), Shelf.timeless(told));
    }

    @Test
    void jar_runsByItselfAndSaysNothingElse() throws Exception {
        Shelf.fill(folder);
        assertThat(reknit("list", folder)).isEqualTo(Shelf.run("list", folder));
        assertThat(reknit("verify", folder)).isEqualTo(Shelf.run("verify", folder));
        assertThat(reknit("show", folder, "OrderBook", "main", "--json"))
                .isEqualTo(Shelf.run("show", folder, "OrderBook", "main", "--json"));
        assertThat(reknit("list", folder.resolve("none")).code()).isEqualTo(3);
        assertThat(reknit("--version").out()).matches("reknit \\d.*\n");
        assertThat(reknit().code()).isEqualTo(2);
    }

    @Test
    void runningProgram_tellsItsStatusAndWritesCheckpoints() throws Exception {
        Process program = new ProcessBuilder(
                        JAVA, "-cp", System.getProperty("java.class.path"), Running.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = program.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("ready");
            long pid = program.pid();
            awaitBean(pid);
            JsonNode before = json(reknit("status", pid, "--json"));
            String object = "com.acme.OrderBook \"main\"";
            assertThat(before.at("/stores/default/objects").has(object)).isTrue();
            assertThat(before.at("/stores/default/checkpoints").asInt()).isZero();
            assertThat(reknit("status", pid).out()).startsWith("Store default in " + folder);
            assertThat(reknit("checkpoint", pid).out()).isEqualTo("Store default: 1 object safe\n");
            assertThat(json(reknit("status", pid, "--json"))
                            .at("/stores/default/checkpoints")
                            .asInt())
                    .isEqualTo(1);
            assertThat(reknit("checkpoint", pid, object).code()).isZero();
            assertThat(reknit("checkpoint", pid, "nothing").err()).contains("has no live object nothing.");
            assertThat(reknit("show", folder).out()).contains("volume = 100");
            assertThat(reknit("repair", folder, "--yes").err()).contains("is open already, by process " + pid);
        } finally {
            program.getOutputStream().close();
            program.waitFor();
        }
    }

    /** A program has its bean a moment after it has started; each question takes a JVM of its own, so this waits long enough. */
    private static void awaitBean(long pid) throws Exception {
        for (int i = 0; i < 50 && reknit("status", pid).code() == 3; i++) {
            assertThat(ProcessHandle.of(pid)).isPresent();
        }
    }

    private static JsonNode json(Shelf.Said said) throws IOException {
        assertThat(said.code()).as(said.err()).isZero();
        return new ObjectMapper().readTree(said.out());
    }
}
