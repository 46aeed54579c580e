package dev.reknit.samples.mirrorsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class MirrorSyncTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void sourceIsNoFolder_saysSo() {
        assertThat(execute("--source", "nowhere", "--target", "copy")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("--source: ")
                .contains("nowhere is not a folder; name one that has files");
    }

    @Test
    void targetIsNotEmpty_saysSo() throws IOException {
        Files.createDirectories(folder.resolve("source"));
        Files.createDirectories(folder.resolve("copy/old"));

        assertThat(execute("--source", "source", "--target", "copy")).isEqualTo(2);
        assertThat(err.toString()).startsWith("--target: ").contains("copy is not empty; name a new folder");
    }

    @Test
    void tooFewMirrors_saysHowMany() throws IOException {
        Files.createDirectories(folder.resolve("source"));

        assertThat(execute("--source", "source", "--target", "copy", "--mirrors", "1"))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("--mirrors: 1 is not from 2 to 9");
    }

    @Test
    void unknownLevel_saysWhichThereAre() {
        assertThat(execute("--source", "source", "--target", "copy", "--faults", "lots"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("lots", "NONE, SOME, MANY");
    }

    @Test
    void help_namesEveryOption() {
        CommandLine command = MirrorSync.commandLine().setOut(new PrintWriter(out));

        assertThat(command.execute("--help")).isZero();
        assertThat(out.toString())
                .contains("--source", "--target", "--mirrors", "--seed", "--faults", "--json", "Exit codes");
    }

    /** Runs the command with the second and fourth argument, the folders, below the test's own. */
    private int execute(String... arguments) {
        arguments[1] = folder.resolve(arguments[1]).toString();
        arguments[3] = folder.resolve(arguments[3]).toString();
        return MirrorSync.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
