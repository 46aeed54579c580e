package dev.reknit.samples.mirrorsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VerifierTest {
    @TempDir
    private Path source;

    @TempDir
    private Path target;

    @BeforeEach
    void writeBoth() throws IOException {
        for (Path root : new Path[] {source, target}) {
            Files.createDirectories(root.resolve("folder"));
            Files.writeString(root.resolve("folder/one"), "first");
            Files.writeString(root.resolve("two"), "second");
        }
    }

    @Test
    void sameFiles_noProblem() throws IOException {
        assertThat(Verifier.compare(source, target)).isEmpty();
    }

    @Test
    void oneByteDiffers_namesFileAndPlace() throws IOException {
        Files.writeString(target.resolve("folder/one"), "fiRst");

        assertThat(Verifier.compare(source, target)).containsExactly("folder/one differs from byte 2 on");
    }

    @Test
    void fileIsShorter_namesFileAndPlace() throws IOException {
        Files.writeString(target.resolve("two"), "sec");

        assertThat(Verifier.compare(source, target)).containsExactly("two differs from byte 3 on");
    }

    @Test
    void fileIsMissing_namesIt() throws IOException {
        Files.delete(target.resolve("two"));

        assertThat(Verifier.compare(source, target)).containsExactly("two was not copied");
    }

    @Test
    void fileTooMany_namesIt() throws IOException {
        Files.writeString(target.resolve("folder/two.part"), "");

        assertThat(Verifier.compare(source, target))
                .containsExactly("folder/two.part is in the copy, but not in the source");
    }
}
