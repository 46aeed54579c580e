package dev.reknit.samples.mirrorsync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.samples.mirrorsync.client.Entry;
import dev.reknit.samples.mirrorsync.client.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {
    private static final String ERASE = "\r\u001b[K";
    private static final Entry FILE = new Entry("a", 1_500_000, "00");

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final ProgressLine progress = new ProgressLine(
            new PrintStream(terminal, true, StandardCharsets.UTF_8),
            new Manifest(List.of(FILE, new Entry("b", 500_000, "00"))));

    @Test
    void fileCopied_lineSaysHowFar() {
        progress.copied(FILE);

        assertThat(written()).isEqualTo(ERASE + "1 of 2 files, 1.5 of 2.0 MB");
    }

    @Test
    void lineLogged_appearsAboveAsAWhole() {
        PrintStream log = progress.stream();
        log.print("half ");
        assertThat(written()).isEmpty();

        log.print("and whole\n");

        assertThat(written()).isEqualTo(ERASE + "half and whole\n" + ERASE + "0 of 2 files, 0.0 of 2.0 MB");
    }

    @Test
    void erased_nothingIsLeft() {
        progress.erase();

        assertThat(written()).isEqualTo(ERASE);
    }

    private String written() {
        return terminal.toString(StandardCharsets.UTF_8);
    }
}
