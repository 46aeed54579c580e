package dev.reknit.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.testkit.crash.SimulatedDisk;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A store whose snapshots are compressed. */
@Timeout(60)
class CompressionTest {
    private static final FolderStoreSettings SETTINGS = FolderStoreSettings.DEFAULTS
            .withLog(LogSettings.DEFAULTS.withSegmentBytes(1_024))
            .withCompression(true);

    private final SimulatedDisk disk = new SimulatedDisk();

    private static Snapshot write(Store store, List<byte[]> records) {
        return store.writeSnapshot(0, output -> records.forEach(each -> output.add(3, buffer -> buffer.put(each))));
    }

    private static List<ByteBuffer> buffers(List<byte[]> records) {
        return records.stream().map(ByteBuffer::wrap).toList();
    }

    private static List<ByteBuffer> read(Store store, Snapshot snapshot) {
        List<ByteBuffer> read = new ArrayList<>();
        store.readSnapshot(snapshot, (number, type, data) -> {
            assertThat(type).isEqualTo(3);
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            read.add(ByteBuffer.wrap(bytes));
        });
        return read;
    }

    @Test
    void records_areReadAsTheyWereAndTakeLessRoomWhereTheyCan() {
        Random random = new Random(4711);
        for (KeyProvider keys : new KeyProvider[] {null, Keys.of("k1")}) {
            FolderStoreSettings settings = keys == null ? SETTINGS : SETTINGS.withKeys(keys);
            try (FolderStore store = FolderStore.open(disk.open(), settings)) {
                List<byte[]> dull = new ArrayList<>();
                List<byte[]> wild = new ArrayList<>();
                for (int length : new int[] {0, 1, 63, 64, 65, 100, 1_000, 100_000, 300_000}) {
                    dull.add(new byte[length]);
                    byte[] bytes = new byte[length];
                    random.nextBytes(bytes);
                    wild.add(bytes);
                }
                Snapshot small = write(store, dull);
                Snapshot large = write(store, wild);
                assertThat(small.bytes()).isLessThan(10_000);
                assertThat(large.bytes()).isBetween(400_000L, 403_000L);
                assertThat(read(store, small)).isEqualTo(buffers(dull));
                assertThat(read(store, large)).isEqualTo(buffers(wild));
            }
        }
    }

    @Test
    void recordWithAWrongLength_isRefused() {
        Snapshot snapshot;
        try (FolderStore store = FolderStore.open(disk.open(), SETTINGS)) {
            snapshot = write(store, List.of(new byte[1_000]));
        }
        for (int length : new int[] {-1, 0, 999, 1_001, 1 << 30}) {
            byte[] file = disk.files().get(snapshot.file());
            ByteBuffer buffer = ByteBuffer.wrap(file).putInt(FileHeader.BYTES + Frame.HEADER, length);
            Frame.sealAgain(buffer, FileHeader.BYTES, Frame.salt(buffer.getLong(16)), new CRC32C());
            disk.put(snapshot.file(), file);
            try (FolderStore store = FolderStore.open(disk.open(), SETTINGS.withCompression(false))) {
                assertThatThrownBy(() -> read(store, snapshot))
                        .isInstanceOf(StoreCorruptException.class)
                        .hasMessageContaining("record 1 was altered after it was written: ");
            }
        }
    }
}
