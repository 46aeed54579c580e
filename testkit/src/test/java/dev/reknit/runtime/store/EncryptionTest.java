package dev.reknit.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.Durability;
import dev.reknit.testkit.crash.SimulatedDisk;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A store whose records are encrypted. */
@Timeout(60)
class EncryptionTest {
    private static final LogSettings LOG =
            LogSettings.DEFAULTS.withSegmentBytes(1_024).withAsyncDelay(Duration.ofMinutes(1));
    private static final FolderStoreSettings PLAIN = FolderStoreSettings.DEFAULTS.withLog(LOG);
    private static final String SEGMENT = Segments.name(1);

    private final SimulatedDisk disk = new SimulatedDisk();

    private FolderStore open(KeyProvider keys) {
        return FolderStore.open(disk.open(), PLAIN.withKeys(keys), Runnable::run);
    }

    private static void append(Store store, int... numbers) {
        for (int each : numbers) {
            store.append(7, buffer -> buffer.put(bytes("secret " + each)), Durability.SYNC);
        }
    }

    private static List<String> records(Store store) {
        List<String> records = new ArrayList<>();
        store.read(store.first(), (position, type, data) -> records.add(text(data)));
        return records;
    }

    @Test
    void records_areReadWithTheKeyAndStandNowhereWithout() {
        try (FolderStore store = open(Keys.of("k1"))) {
            append(store, 1, 2, 3);
            store.writeSnapshot(3, output -> output.add(1, buffer -> buffer.put(bytes("secret snapshot"))));
        }
        disk.files()
                .forEach((name, bytes) -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                        .as(name)
                        .doesNotContain("secret"));
        try (FolderStore store = open(Keys.of("k1"))) {
            assertThat(records(store)).containsExactly("secret 1", "secret 2", "secret 3");
            List<String> read = new ArrayList<>();
            store.readSnapshot(store.snapshots().get(0), (number, type, data) -> read.add(text(data)));
            store.readHead(store.snapshots().get(0), (number, type, data) -> read.add(text(data)));
            assertThat(read).containsExactly("secret snapshot", "secret snapshot");
        }
    }

    @Test
    void wrongKeys_areRefusedWithTheIdOfTheRightOneAndNothingIsChanged() {
        try (FolderStore store = open(Keys.of("k1"))) {
            append(store, 1);
        }
        Map<String, byte[]> files = disk.files();
        assertThatThrownBy(() -> open(Keys.of("k2")))
                .isExactlyInstanceOf(StoreException.class)
                .hasMessage(
                        "Cannot read 00000000000000000001.log: it is encrypted with key 'k1', which is not in the keys of "
                                + "this test. Name where the key is: reknit.store.<name>.encryption");
        assertThatThrownBy(() -> open(new Keys().add("k1", 99)))
                .hasMessage(
                        "Cannot read 00000000000000000001.log: it is encrypted with key 'k1', and the key of that id in the "
                                + "keys of this test is another. Give it the one that the store was written with.");
        assertThatThrownBy(() -> FolderStore.open(disk.open(), PLAIN))
                .hasMessageStartingWith(
                        "Cannot read 00000000000000000001.log: it is encrypted with key 'k1', and no keys were given.");
        assertThat(disk.files()).containsExactlyEntriesOf(files);
    }

    @Test
    void newKey_isUsedForNewFilesAndOldOnesAreReadWithTheirs() {
        try (FolderStore store = FolderStore.open(disk.open(), PLAIN)) {
            append(store, 1);
        }
        try (FolderStore store = open(Keys.of("k1"))) {
            append(store, 2);
            store.writeSnapshot(2, output -> output.add(1, buffer -> buffer.put(bytes("old"))));
        }
        try (FolderStore store = open(Keys.of("k1", "k2"))) {
            append(store, 3);
            assertThat(records(store)).containsExactly("secret 1", "secret 2", "secret 3");
            store.readSnapshot(
                    store.snapshots().get(0),
                    (number, type, data) -> assertThat(text(data)).isEqualTo("old"));
        }
        assertThat(disk.files().keySet())
                .containsExactly(SEGMENT, Segments.name(1, Snapshot.SUFFIX), Segments.name(3), Segments.name(5));
        assertThatThrownBy(() -> open(Keys.of("k2"))).hasMessageContaining("key 'k1', which is not in");
        try (FolderStore store = open(Keys.of("k1", "k2"))) {
            assertThat(records(store)).hasSize(3);
        }
    }

    /** What has the right checksum, because who put it there knows how to make one. */
    @Test
    void recordsThatAreSwappedOrRenamed_areRefused() {
        try (FolderStore store = open(Keys.of("k1"))) {
            append(store, 1, 2);
        }
        byte[] file = disk.files().get(SEGMENT);
        int first = FileHeader.BYTES;
        int second = first + Frame.size(Frame.length(ByteBuffer.wrap(file), first));
        byte[] swapped = file.clone();
        int length = second - first - Frame.HEADER;
        System.arraycopy(file, first + Frame.HEADER, swapped, second + Frame.HEADER, length);
        System.arraycopy(file, second + Frame.HEADER, swapped, first + Frame.HEADER, length);
        byte[] renamed = file.clone();
        renamed[first + 20] = 8; // the type
        byte[] changed = file.clone();
        changed[first + Frame.HEADER + 14] ^= 1;
        byte[] bare = file.clone();
        bare[first + 21] = 4; // a form that is not known
        for (byte[] each : List.of(swapped, renamed, changed, bare)) {
            disk.put(SEGMENT, sealed(each, first, second));
            assertThat(Verification.of(disk.open()).flaws()).as("without a key").isEmpty();
            disk.crash(0);
            try (FolderStore store = open(Keys.of("k1"))) {
                assertThatThrownBy(() -> records(store))
                        .isInstanceOf(StoreCorruptException.class)
                        .hasMessageContaining("at byte 128: record 1 was altered after it was written: ");
            }
        }
    }

    private static byte[] sealed(byte[] file, int... records) {
        ByteBuffer buffer = ByteBuffer.wrap(file);
        for (int each : records) {
            Frame.sealAgain(buffer, each, Frame.salt(buffer.getLong(16)), new CRC32C());
        }
        return file;
    }

    /** A record may have been on the disk, lost its acknowledgement to a crash, and be followed by another with its number. */
    @Test
    void nonces_areNeverUsedForDifferentRecords() {
        Map<String, String> records = new HashMap<>();
        for (int life = 0; life < 60; life++) {
            try (FolderStore store = open(Keys.of("k1"))) {
                append(store, life);
                disk.crashAt(disk.operations() + 2); // in the force: what was written may be there
                int number = life;
                assertThatThrownBy(() -> append(store, 1_000 + number)).isInstanceOf(StoreFailedException.class);
                collect(records);
            }
            disk.crash(life);
            collect(records);
        }
        assertThat(records).hasSizeGreaterThan(60);
    }

    private void collect(Map<String, String> records) {
        disk.files().forEach((name, bytes) -> {
            ByteBuffer file = ByteBuffer.wrap(bytes);
            for (int at = FileHeader.BYTES; name.endsWith(".log") && at < bytes.length - 60; at += 8) {
                int length = Frame.length(file, at) - FileCipher.OVERHEAD;
                if (Frame.form(file, at) == Frame.ENCRYPTED && length >= 8 && length <= 11) {
                    String nonce = name + " " + hex(bytes, at + Frame.HEADER, FileCipher.NONCE);
                    String data = hex(bytes, at + Frame.HEADER + FileCipher.NONCE, 8);
                    assertThat(records.merge(nonce, data, (one, other) -> one)).isEqualTo(data);
                }
            }
        });
    }

    private static String hex(byte[] bytes, int from, int length) {
        return HexFormat.of().formatHex(bytes, from, from + length);
    }

    @Test
    void damage_isFoundAndRepairedWithoutTheKey() throws Exception {
        try (FolderStore store = open(Keys.of("k1"))) {
            for (int i = 0; i < 40; i++) {
                append(store, i);
            }
        }
        byte[] file = disk.files().get(SEGMENT);
        file[FileHeader.BYTES + 300] ^= 1;
        disk.put(SEGMENT, file);
        try (Folder folder = disk.open()) {
            assertThat(Verification.of(folder).isDamaged()).isTrue();
            assertThat(Repair.of(folder).after().isDamaged()).isFalse();
        }
        try (FolderStore store = open(Keys.of("k1"))) {
            assertThat(records(store)).hasSizeBetween(3, 6).startsWith("secret 0", "secret 1");
        }
    }

    @Test
    void longestRecord_fitsAndALongerIsRefused() {
        try (FolderStore store = open(Keys.of("k1"))) {
            assertThat(store.maxRecordBytes()).isEqualTo(1_024 - 128 - 24 - 28);
            store.append(1, buffer -> buffer.put(new byte[store.maxRecordBytes()]), Durability.SYNC);
            assertThatThrownBy(() -> store.append(
                            1, buffer -> buffer.put(new byte[store.maxRecordBytes() + 1]), Durability.SYNC))
                    .hasMessageStartingWith("A record of 845 bytes does not fit in a segment; allowed: up to 844. ");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(ByteBuffer data) {
        return StandardCharsets.UTF_8.decode(data).toString();
    }
}
