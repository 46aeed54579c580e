package dev.reknit.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.reknit.Durability;
import dev.reknit.testkit.crash.SimulatedDisk;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each byte of a store, changed: what is read afterwards is what was written, or an error. */
@Timeout(600)
class FlippedBytesTest {
    private static final LogSettings SETTINGS =
            LogSettings.DEFAULTS.withSegmentBytes(576).withAsyncDelay(Duration.ofMinutes(1));
    private static final FolderStoreSettings SECRET = FolderStoreSettings.DEFAULTS
            .withLog(SETTINGS)
            .withKeys(Keys.of("k1"))
            .withCompression(true);
    private static final int RECORDS = 24;
    private static final int LAST_BATCH = 4;
    private static final int[] BITS =
            Boolean.getBoolean("reknit.slow") ? new int[] {1, 2, 4, 8, 16, 32, 64, 128, 255} : new int[] {1, 128};

    @Test
    void closedLog_withAnyByteChanged_isRefusedOrWhole() {
        Map<String, byte[]> files = log(true);
        List<String> whole = read(files);
        assertThat(whole).hasSize(RECORDS);
        int refused = 0;
        for (String file : files.keySet()) {
            for (int at = 0; at < files.get(file).length; at++) {
                for (int bits : BITS) {
                    try {
                        assertThat(read(flipped(files, file, at, bits)))
                                .as("%s, byte %s", file, at)
                                .isEqualTo(whole);
                    } catch (StoreCorruptException e) {
                        assertThat(e.file())
                                .as("byte %s of %s: %s", at, file, e)
                                .isEqualTo(file);
                        assertThat(e).hasMessageContaining("reknit repair");
                        refused++;
                    }
                }
            }
        }
        assertThat(refused).isGreaterThan(RECORDS * Frame.HEADER);
    }

    @Test
    void logNotClosed_withAnyByteChanged_losesItsLastBatchAtMostAndSaysSo() {
        Map<String, byte[]> files = log(false);
        List<String> whole = read(files);
        assertThat(whole).hasSize(RECORDS);
        for (String file : files.keySet()) {
            for (int at = 0; at < files.get(file).length; at++) {
                SimulatedDisk disk = flipped(files, file, at, BITS[at % BITS.length]);
                try (Log log = Log.open(disk.open(), SETTINGS)) {
                    List<String> found = records(log);
                    assertThat(whole.subList(0, found.size())).isEqualTo(found);
                    if (found.size() < whole.size()) {
                        assertThat(found).hasSizeGreaterThanOrEqualTo(RECORDS - LAST_BATCH);
                        assertThat(log.torn()).isNotNull();
                    }
                } catch (StoreCorruptException e) {
                    assertThat(e.file()).isEqualTo(file);
                }
            }
        }
    }

    @Test
    void snapshot_withAnyByteChanged_isLeftOutOrRefused() {
        SimulatedDisk disk = new SimulatedDisk();
        Snapshots snapshots = Snapshots.open(disk.open());
        for (int i = 1; i <= 2; i++) {
            String text = "snapshot " + i;
            snapshots.write(i, output -> output.add(1, buffer -> buffer.put(bytes(text))));
        }
        Map<String, byte[]> files = disk.files();
        String file = Segments.name(2, Snapshot.SUFFIX);
        int harmless = 0;
        for (int at = 0; at < files.get(file).length; at++) {
            for (int bits : BITS) {
                Snapshots found = Snapshots.open(flipped(files, file, at, bits).open());
                List<String> whole = whole(found);
                assertThat(whole).isIn(List.of("snapshot 1"), List.of("snapshot 1", "snapshot 2"));
                harmless += whole.size() - 1;
            }
        }
        assertThat(harmless).as("where nothing is covered: padding").isLessThanOrEqualTo(7 * BITS.length);
    }

    @Test
    void wholeStoreWithSecrets_withAnyByteChanged_isRefusedOrWhole() {
        SimulatedDisk disk = new SimulatedDisk();
        try (FolderStore store = FolderStore.open(disk.open(), SECRET, Runnable::run)) {
            for (int i = 1; i <= 8; i++) {
                String text = "record " + i;
                store.append(1, buffer -> buffer.put(bytes(text)), Durability.SYNC);
            }
            store.writeSnapshot(4, output -> output.add(1, buffer -> buffer.put(bytes("again ".repeat(20)))));
        }
        Map<String, byte[]> files = disk.files();
        files.remove(Segments.UNBORN);
        List<String> whole = all(disk(files));
        int refused = 0;
        for (String file : files.keySet()) {
            for (int at = 0; at < files.get(file).length; at++) {
                for (int bits : BITS) {
                    try {
                        assertThat(all(flipped(files, file, at, bits)))
                                .as("%s, byte %s", file, at)
                                .isIn(whole, whole.subList(0, 8));
                    } catch (StoreCorruptException e) {
                        refused++;
                    }
                }
            }
        }
        assertThat(refused).isGreaterThan(8 * (Frame.HEADER + FileCipher.OVERHEAD));
    }

    /** The log, then the snapshots whose headers are whole. */
    private static List<String> all(SimulatedDisk disk) {
        List<String> all = new ArrayList<>();
        try (FolderStore store = FolderStore.open(disk.open(), SECRET, Runnable::run)) {
            store.read(store.first(), (position, type, data) -> all.add(text(data)));
            for (Snapshot each : store.snapshots()) {
                store.readSnapshot(each, (number, type, data) -> all.add(text(data)));
            }
        }
        return all;
    }

    private static List<String> whole(Snapshots snapshots) {
        List<String> whole = new ArrayList<>();
        for (Snapshot each : snapshots.list()) {
            try {
                snapshots.read(each, (number, type, data) -> whole.add(text(data)));
            } catch (StoreCorruptException e) {
                assertThat(e.file()).isEqualTo(each.file());
                // The record before the damaged mark has been read.
                whole.remove("snapshot " + each.number());
            }
        }
        return whole;
    }

    @Test
    void file_withAnyLengthCutOff_isRefusedOrWhole() {
        Map<String, byte[]> files = log(true);
        List<String> whole = read(files);
        for (String file : files.keySet()) {
            for (int length = 0; length < files.get(file).length; length++) {
                SimulatedDisk disk = disk(files);
                disk.put(file, Arrays.copyOf(files.get(file), length));
                try {
                    read(disk);
                    fail("%s with %s bytes was accepted", file, length);
                } catch (StoreCorruptException e) {
                    assertThat(e.file()).isEqualTo(file);
                }
            }
        }
        assertThat(whole).hasSize(RECORDS);
    }

    private static Map<String, byte[]> log(boolean closed) {
        SimulatedDisk disk = new SimulatedDisk();
        Log log = Log.open(disk.open(), SETTINGS, 0, Reading.NOTHING, Runnable::run);
        for (int i = 1; i <= RECORDS - LAST_BATCH; i++) {
            log.append(1, ByteBuffer.wrap(bytes("record " + i)), Durability.SYNC);
        }
        long last = 0;
        for (int i = 1; i <= LAST_BATCH; i++) {
            last = log.append(1, ByteBuffer.wrap(bytes("record " + i + " of the last batch")), Durability.ASYNC);
        }
        log.awaitDurable(last);
        Map<String, byte[]> files = disk.files();
        log.close();
        Map<String, byte[]> kept = closed ? disk.files() : files;
        kept.remove(Segments.UNBORN);
        return kept;
    }

    private static SimulatedDisk disk(Map<String, byte[]> files) {
        SimulatedDisk disk = new SimulatedDisk();
        files.forEach(disk::put);
        return disk;
    }

    private static SimulatedDisk flipped(Map<String, byte[]> files, String file, int at, int bits) {
        SimulatedDisk disk = disk(files);
        byte[] bytes = files.get(file).clone();
        bytes[at] ^= (byte) bits;
        disk.put(file, bytes);
        return disk;
    }

    private static List<String> read(Map<String, byte[]> files) {
        return read(disk(files));
    }

    private static List<String> read(SimulatedDisk disk) {
        try (Log log = Log.open(disk.open(), SETTINGS)) {
            return records(log);
        }
    }

    private static List<String> records(Log log) {
        List<String> records = new ArrayList<>();
        log.read(log.first(), (position, type, data) -> records.add(text(data)));
        return records;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(ByteBuffer data) {
        return StandardCharsets.UTF_8.decode(data).toString();
    }
}
