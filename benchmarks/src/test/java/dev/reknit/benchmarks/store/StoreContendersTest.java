package dev.reknit.benchmarks.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All contenders do the same work. */
class StoreContendersTest {
    private static final int RECORDS = 2_500;
    private static final long SUM = LongStream.range(0, RECORDS).sum();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"Reknit", "RocksDB", "MVStore", "SQLite"})
    void filledJournal_isReadBack(String by) throws Exception {
        try (Journal journal = Journal.open(by, folder)) {
            journal.fill(records());
            assertThat(journal.replay()).isEqualTo(SUM);
        }
        assertThat(Journal.recover(by, folder)).isEqualTo(SUM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Reknit", "ReknitGroup", "RocksDB", "MVStore", "SQLite", "EclipseStore"})
    void appendedRecords_areThere(String by) throws Exception {
        try (Journal journal = Journal.open(by, folder)) {
            for (long i = 1; i <= 3; i++) {
                journal.append(record(i));
            }
            assertThat(journal.replay()).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ByHand", "Reknit", "Fory", "Kryo", "JavaSerialization", "EclipseStore"})
    void archivedMap_isLoaded(String by) throws Exception {
        HashMap<Long, Parcel> parcels = Parcel.map(RECORDS);
        Archive archive = Archive.of(by);
        archive.write(folder, new HashMap<>());
        archive.write(folder, parcels);
        assertThat(archive.load(folder).values().stream().map(Parcel::hash))
                .containsExactlyInAnyOrderElementsOf(
                        parcels.values().stream().map(Parcel::hash).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ByHand", "Reknit", "Fory", "Kryo", "JavaSerialization"})
    void call_isEncodedFromTheBeginningEachTime(String by) {
        Encoder encoder = Encoder.of(by);
        int first = encoder.encode(1, "receiver", 2, 3);
        assertThat(first).isGreaterThan("receiver".length());
        assertThat(encoder.encode(1, "receiver", 2, 3)).isEqualTo(first);
    }

    @Test
    void folder_isDeletedWithWhatIsInIt() throws Exception {
        Path inner = Files.createDirectories(folder.resolve("inner"));
        Files.writeString(inner.resolve("file"), "text");
        Scratch.chill(inner);
        Scratch.delete(inner);
        assertThat(inner).doesNotExist();
    }

    private static Iterable<byte[]> records() {
        return LongStream.range(0, RECORDS)
                .mapToObj(StoreContendersTest::record)
                .toList();
    }

    private static byte[] record(long first) {
        return ByteBuffer.allocate(100).putLong(0, first).array();
    }
}
