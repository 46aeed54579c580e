package dev.reknit.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.weaver.check.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    private static final WeaveState STATE = new WeaveState(
            "1.0",
            "all",
            "reknit.rules 7 8",
            "1b4e28ba",
            Map.of(
                    "it/Plain.class",
                    new WeaveState.Entry(7, 8, false, List.of(), Set.of(), new Heritage("it/Base", "@Retry")),
                    "it/Guarded.class",
                    new WeaveState.Entry(
                            Long.MAX_VALUE,
                            -1,
                            true,
                            List.of(
                                    new Problem(Problem.Severity.ERROR, "it.Ä", "", "Retry", null, null, "wrong"),
                                    new Problem(
                                            Problem.Severity.WARNING, "it.B", "b()", "Retry.delay", "-1", "0", "odd")),
                            Set.of("reknit.rules:1", "reknit.rules:2"),
                            Heritage.NONE)));

    @TempDir
    private Path directory;

    @Test
    void writtenState_isReadBack() throws IOException {
        Path file = directory.resolve("deep/weave.state");
        StateFile.write(STATE, file);
        assertThat(StateFile.read(file)).isEqualTo(STATE);
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void absentFile_isNoState() {
        assertThat(StateFile.read(directory.resolve("absent"))).isEqualTo(WeaveState.NONE);
    }

    @Test
    void damagedFile_isNoState() throws IOException {
        Path file = directory.resolve("weave.state");
        StateFile.write(STATE, file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(StateFile.read(file)).as("cut at %s", length).isEqualTo(WeaveState.NONE);
        }
    }
}
