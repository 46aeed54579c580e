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
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code docs/format.md} says is so. */
class FormatTest {
    private static final LogSettings SETTINGS = LogSettings.DEFAULTS.withSegmentBytes(512);

    @Test
    void example_isWhatTheCodeWrites() throws IOException {
        FileHeader header = new FileHeader(FileHeader.Kind.SEGMENT, 0x1122334455667788L, 1, 512, 1_700_000_000_000L);
        Batch batch = new Batch(Frame.salt(header.id()), false, 100, 100);
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

    /** It was drawn at random, so it is read back, by the stranger and by the store. */
    @Test
    void encryptedExample_isReadWithItsKey() throws IOException {
        String document = Files.readString(document()).replace("\r", "");
        String example = document.substring(document.lastIndexOf("```\n0000 ") + 4);
        example = example.substring(0, example.indexOf("```"));
        byte[] file = bytes(example);
        byte[] key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
        }
        StrangersReader stranger = new StrangersReader(file, key);
        assertThat(stranger.explained()).isEqualTo(example);

        SimulatedDisk disk = new SimulatedDisk();
        disk.put(Segments.name(1, Snapshot.SUFFIX), file);
        List<StrangersReader.Record> read = new ArrayList<>();
        try (Folder folder = disk.open()) {
            Snapshots snapshots =
                    Snapshots.open(folder, new SnapshotForm(new Secrets(new Keys().add("2026-11", 0)), false));
            snapshots.read(
                    snapshots.list().get(0),
                    (number, type, data) -> read.add(new StrangersReader.Record(
                            number, type, StandardCharsets.UTF_8.decode(data).toString())));
        }
        assertThat(read).isEqualTo(stranger.records()).hasSize(2);
    }

    /** What stands behind the offset and two blanks in each line, at the offset; nothing else is anything but 0. */
    private static byte[] bytes(String example) {
        ByteBuffer file = ByteBuffer.allocate(1_024);
        int end = 0;
        for (String line : example.lines().toList()) {
            byte[] bytes = HexFormat.ofDelimiter(" ")
                    .parseHex(line.substring(6).split(" {2}")[0].strip());
            int at = Integer.parseInt(line.substring(0, 4), 16);
            file.put(at, bytes);
            end = Math.max(end, at + bytes.length);
        }
        return Arrays.copyOf(file.array(), (end + 7) & -8);
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
