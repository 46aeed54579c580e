package dev.reknit.runtime.durable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that is asked to end while it is idle, with changes that are in no checkpoint: one is written before it goes. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class EndedProcessTest {
    private static final int SIGTERM = 128 + 15;

    @TempDir
    Path folder;

    /** How a process is asked. */
    private interface Request {
        void of(Process process) throws IOException;
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void sigterm_savesWhatWasChanged() throws Exception {
        assertThat(run(41, SIGTERM, process -> process.toHandle().destroy())).isEqualTo("found 0");
        assertThat(run(1, SIGTERM, process -> process.toHandle().destroy())).isEqualTo("found 41");
        assertThat(run(0, SIGTERM, process -> process.toHandle().destroy())).isEqualTo("found 42");
    }

    @Test
    void exit_savesWhatWasChanged() throws Exception {
        assertThat(run(41, 7, EndedProcessTest::tell)).isEqualTo("found 0");
        assertThat(run(1, 7, EndedProcessTest::tell)).isEqualTo("found 41");
    }

    @Test
    void returnOfMain_savesWhatWasChanged() throws Exception {
        assertThat(run(41, 0, process -> process.outputWriter().close())).isEqualTo("found 0");
        assertThat(run(1, 0, process -> process.outputWriter().close())).isEqualTo("found 41");
    }

    private static void tell(Process process) throws IOException {
        process.outputWriter().write("\n");
        process.outputWriter().flush();
    }

    /** What the process found when it began. */
    private String run(int change, int exit, Request request) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dreknit.store.default.folder=" + folder.resolve("store"),
                        "-Dreknit.store.default.segmentBytes=65536",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndingUser.class.getName(),
                        Integer.toString(change))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            String found = output.readLine();
            while (found != null && !found.startsWith("found ")) {
                found = output.readLine(); // The store may have had something to say.
            }
            String changed = output.readLine();
            while (changed != null && !changed.equals("changed")) {
                changed = output.readLine();
            }
            assertThat(changed).isEqualTo("changed");
            request.of(process);
            while (output.readLine() != null) {
                continue; // What is logged at the end.
            }
            assertThat(process.waitFor()).isEqualTo(exit);
            return "" + found;
        } finally {
            Process unused = process.destroyForcibly();
        }
    }
}
