package dev.reknit.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.Durability;
import dev.reknit.testkit.crash.CrashScenario;
import dev.reknit.testkit.crash.CrashSuite;
import dev.reknit.testkit.crash.SimulatedDisk;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of a damaged store. */
@Timeout(1_800)
class RepairTest {
    private static final LogSettings SETTINGS = LogSettings.DEFAULTS.withSegmentBytes(576);
    private static final int RECORDS = 30;
    private static final boolean SLOW = Boolean.getBoolean("reknit.slow");

    private final SimulatedDisk disk = new SimulatedDisk();

    /** Records of 64 bytes, 7 in a segment. */
    private static void fill(Folder folder, int snapshotAt) {
        try (Log log = Log.open(folder, SETTINGS, 0, Reading.NOTHING, Runnable::run)) {
            for (int i = 1; i <= RECORDS; i++) {
                log.append(1, ByteBuffer.allocate(40).putLong(0, i), Durability.SYNC);
            }
        }
        if (snapshotAt > 0) {
            Snapshots.open(folder).write(snapshotAt, output -> output.add(1, buffer -> buffer.putLong(snapshotAt)));
        }
    }

    private static void damage(Folder folder, String name, long at) throws Exception {
        try (DataFile file = folder.open(name)) {
            file.write(at, ByteBuffer.wrap(new byte[] {0x55}));
            file.force();
        }
    }

    private static List<Long> read(Folder folder, long from) {
        List<Long> read = new ArrayList<>();
        Log.open(folder, SETTINGS, from, (position, type, data) -> read.add(data.getLong()))
                .close();
        return read;
    }

    private static List<Long> numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @Test
    void wholeStore_isFoundWholeAndLeftAlone() throws Exception {
        try (Folder folder = disk.open()) {
            fill(folder, 10);
            var files = disk.files();
            Repair.Report report = Repair.of(folder);
            assertThat(report.before().flaws()).isEmpty();
            assertThat(report.before().first()).isEqualTo(1);
            assertThat(report.before().last()).isEqualTo(RECORDS + 1);
            assertThat(report.before().reach()).isEqualTo(10);
            assertThat(report.setAside()).isEmpty();
            assertThat(disk.files()).containsExactlyEntriesOf(files);
        }
    }

    @Test
    void damageInTheMiddle_cutsTheLogThereAndKeepsTheRestAside() throws Exception {
        try (Folder folder = disk.open()) {
            fill(folder, 0);
            damage(folder, Segments.name(8), 128 + 2 * 64 + 30);
            assertThatThrownBy(() -> read(folder, 0))
                    .isInstanceOf(StoreCorruptException.class)
                    .hasMessage(
                            "The store in a simulated disk is damaged: 00000000000000000008.log, at byte 256: record 10 is "
                                    + "not valid, and all before record 15 were safe. Nothing has been changed. Restore a backup, or "
                                    + "give up what is lost: reknit repair a simulated disk");
            Verification found = Verification.of(folder);
            assertThat(found.isDamaged()).isTrue();
            assertThat(found.last()).isEqualTo(9);

            Repair.Report report = Repair.of(folder);
            assertThat(report.setAside())
                    .containsExactly(
                            "00000000000000000029.log.damaged",
                            "00000000000000000022.log.damaged",
                            "00000000000000000015.log.damaged",
                            "00000000000000000008.log.damaged");
            assertThat(report.after().isDamaged()).isFalse();
            assertThat(report.after().last()).isEqualTo(9);
            assertThat(read(folder, 0)).isEqualTo(numbers(1, 9));
        }
    }

    @Test
    void damageThatASnapshotTells_costsNothing() throws Exception {
        try (Folder folder = disk.open()) {
            fill(folder, 20);
            damage(folder, Segments.name(8), 164);
            assertThat(Repair.of(folder).setAside())
                    .containsExactly("00000000000000000001.log.damaged", "00000000000000000008.log.damaged");
            assertThat(read(folder, 21)).isEqualTo(numbers(21, RECORDS));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void logThatEndsBeforeASnapshot_isDamageAndRepairGoesOnBehindTheSnapshot(int segmentsLeft) throws Exception {
        long last;
        try (Folder folder = disk.open()) {
            fill(folder, RECORDS);
            List<Long> segments = Segments.in(folder);
            for (long each : segments.subList(segmentsLeft, segments.size())) {
                folder.delete(Segments.name(each));
            }
            folder.sync();
            last = segmentsLeft == 0 ? 0 : segments.get(segmentsLeft) - 1;
            assertThat(Verification.of(folder).flaws()).singleElement().matches(Flaw::isDamage);
        }
        Folder opened = disk.open();
        assertThatThrownBy(() -> FolderStore.open(opened, FolderStoreSettings.DEFAULTS.withLog(SETTINGS)))
                .isInstanceOf(StoreCorruptException.class)
                .hasMessageContaining("the log ends at " + last);
        try (Folder folder = disk.open()) {
            Repair.Report report = Repair.of(folder);
            assertThat(report.after().flaws()).isEmpty();
            assertThat(report.setAside())
                    .hasSize(segmentsLeft == 0 ? 0 : segmentsLeft + 1); // Opening began a next one.
            assertThat(report.after().snapshots()).hasSize(1);
        }
        try (FolderStore store = FolderStore.open(disk.open(), FolderStoreSettings.DEFAULTS.withLog(SETTINGS))) {
            assertThat(store.append(1, buffer -> buffer.putLong(1), Durability.SYNC))
                    .isEqualTo(RECORDS + 1);
        }
    }

    @Test
    void damageWithASnapshotAfterIt_goesOnBehindTheSnapshot() throws Exception {
        try (Folder folder = disk.open()) {
            fill(folder, RECORDS);
            damage(folder, Segments.name(29), 134);
            Repair.of(folder);
            assertThat(read(folder, RECORDS + 1)).isEmpty();
            assertThat(Verification.of(folder).first()).isEqualTo(RECORDS + 1);
        }
    }

    @Test
    void damagedHeaders_areRepairedToo() throws Exception {
        for (long first : new long[] {1, 8, 29}) {
            SimulatedDisk each = new SimulatedDisk();
            try (Folder folder = each.open()) {
                fill(folder, 0);
                damage(folder, Segments.name(first), 20);
                Repair.of(folder);
                assertThat(read(folder, 0)).isEqualTo(numbers(1, first - 1));
            }
        }
    }

    @Test
    void damagedSnapshot_isSetAside() throws Exception {
        try (Folder folder = disk.open()) {
            fill(folder, 20);
            damage(folder, Segments.name(1, Snapshot.SUFFIX), 134);
            assertThat(Repair.of(folder).setAside()).containsExactly("00000000000000000001.snapshot.damaged");
            assertThat(Snapshots.open(folder).list()).isEmpty();
            assertThat(read(folder, 1)).isEqualTo(numbers(1, RECORDS));
        }
    }

    @Test
    void repair_crashedAtEachOperation_comesToItsEndTheNextTime() throws Exception {
        for (long damaged : new long[] {1, 8, 29}) {
            for (int snapshot : new int[] {0, 20, RECORDS}) {
                Map<String, byte[]> files = damaged(damaged, snapshot);
                CrashSuite.Report report = CrashSuite.of(() -> new Repaired(files, damaged, snapshot))
                        .seeds(damaged + snapshot, SLOW ? 6 : 2)
                        .secondCrashes(SLOW ? 2 : 64)
                        .run();
                assertThat(report.crashes()).isGreaterThan(100);
            }
        }
    }

    private static Map<String, byte[]> damaged(long first, int snapshot) throws Exception {
        SimulatedDisk disk = new SimulatedDisk();
        fill(disk.open(), snapshot);
        Map<String, byte[]> files = disk.files();
        files.get(Segments.name(first))[134] ^= 0x55;
        return files;
    }

    /** A damaged store that is repaired. */
    private static final class Repaired implements CrashScenario {
        private final Map<String, byte[]> files;
        private final long damaged;
        private final int snapshot;
        private boolean ready;

        Repaired(Map<String, byte[]> files, long damaged, int snapshot) {
            this.files = files;
            this.damaged = damaged;
            this.snapshot = snapshot;
        }

        @Override
        public void work(Folder folder) throws Exception {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                try (DataFile file = folder.create(each.getKey())) {
                    file.write(0, ByteBuffer.wrap(each.getValue()));
                    file.force();
                }
            }
            folder.sync();
            ready = true;
            Repair.of(folder);
        }

        @Override
        public void recover(Folder folder) {
            if (ready) {
                Repair.of(folder);
                assertThat(Verification.of(folder).isDamaged()).isFalse();
                assertThat(read(folder, snapshot == 0 ? 0 : snapshot + 1)).isEqualTo(expected());
            }
        }

        /** All before the damage, or, where the snapshot is farther, all that it does not tell. */
        private List<Long> expected() {
            return damaged < snapshot ? numbers(snapshot + 1, RECORDS) : numbers(snapshot + 1, damaged - 1);
        }
    }
}
