package dev.reknit.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Durability;
import dev.reknit.testkit.crash.SimulatedDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code docs/format.md} says is so. */
class FormatTest {
    private static final LogSettings SETTINGS = LogSettings.DEFAULTS.withSegmentBytes(512);

    @Test
    void example_isWhatTheCodeWrites() throws IOException {
        FileHeader header = new FileHeader(FileHeader.Kind.SEGMENT, 0x1122334455667788L, 1, 512, 1_700_000_000_000L);
        Batch batch = new Batch(Frame.salt(header.id()), 100, 100);
        ByteBuffer file = ByteBuffer.allocate(512).put(header.bytes());
        batch.begin(1);
        batch.add(7, buffer -> buffer.put("deposit 42".getBytes(StandardCharsets.UTF_8)));
        batch.add(7, buffer -> buffer.put("withdraw".getBytes(StandardCharsets.UTF_8)));
        batch.beginWriting();
        file.put(batch.cut(512));
        batch.begin(3);
        batch.add(Frame.CLOSED, buffer -> {});
        batch.beginWriting();
        file.put(batch.cut(512));
        assertThat(Files.readString(document()).replace("\r", ""))
                .contains(new StrangersReader(file.array()).explained());
    }

    private static Path document() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("docs/format.md"))) {
            folder = folder.getParent();
        }
        return folder.resolve("docs/format.md");
    }

    @Test
    void store_isReadByOneWhoKnowsTheDocumentOnly() {
        SimulatedDisk disk = new SimulatedDisk();
        List<StrangersReader.Record> written = new ArrayList<>();
        Folder folder = disk.open();
        try (Log log = Log.open(folder, SETTINGS)) {
            for (int i = 1; i <= 40; i++) {
                String text = "x".repeat(i);
                log.append(i, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), Durability.SYNC);
                written.add(new StrangersReader.Record(i, i, text));
            }
        }
        List<StrangersReader.Record> read = new ArrayList<>();
        disk.files().forEach((name, bytes) -> {
            if (name.endsWith(".log")) {
                read.addAll(new StrangersReader(bytes).records());
            }
        });
        assertThat(read).isEqualTo(written);
        Snapshots.open(folder)
                .write(
                        40,
                        output -> written.forEach(each -> output.add(
                                each.type(), buffer -> buffer.put(each.text().getBytes(StandardCharsets.UTF_8)))));
        assertThat(new StrangersReader(disk.files().get(Segments.name(1, Snapshot.SUFFIX))).records())
                .isEqualTo(written);
    }
}
