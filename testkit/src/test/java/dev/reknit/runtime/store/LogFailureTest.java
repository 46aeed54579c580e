package dev.reknit.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.Durability;
import dev.reknit.testkit.crash.Fault;
import dev.reknit.testkit.crash.SimulatedDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a log says when it cannot do what it is asked. */
@Timeout(60)
class LogFailureTest {
    private static final LogSettings SETTINGS =
            LogSettings.DEFAULTS.withSegmentBytes(576).withAsyncDelay(Duration.ofMinutes(1));

    private final SimulatedDisk disk = new SimulatedDisk();

    private static long append(Log log, Durability durability) {
        return log.append(1, ByteBuffer.allocate(40), durability);
    }

    @Test
    void failedForce_endsTheLogForAllWithWhatHappenedAndWhatIsSafe() throws Exception {
        Log log = Log.open(disk.open(), SETTINGS);
        append(log, Durability.SYNC);
        long waiting = append(log, Durability.ASYNC);
        disk.failAt(disk.operations() + 2, Fault.EIO);
        assertThatThrownBy(() -> log.awaitDurable(waiting))
                .isInstanceOf(StoreFailedException.class)
                .hasMessage(
                        "The log in a simulated disk has ended: writing to 00000000000000000001.log, at byte 256, failed: "
                                + "Input/output error. The device fails: look into the log of the system before you trust it. "
                                + "All up to position 1 is safe; nothing is tried again. Then open the store anew.");
        int operations = disk.operations();
        for (Durability each : Durability.values()) {
            assertThatThrownBy(() -> append(log, each))
                    .isInstanceOf(StoreFailedException.class)
                    .hasCauseInstanceOf(IOException.class);
        }
        log.awaitDurable(1);
        assertThat(log.durable()).isEqualTo(1);
        log.close();
        assertThat(disk.operations()).as("tried again").isEqualTo(operations);
    }

    @Test
    void fullDisk_saysSo() throws Exception {
        try (Log log = Log.open(disk.open(), SETTINGS)) {
            disk.failAt(disk.operations() + 1, Fault.SHORT_WRITE);
            assertThatThrownBy(() -> append(log, Durability.SYNC))
                    .hasMessageContaining("failed: No space left on device. Free some space there. ");
        }
    }

    @Test
    void closedLog_refusesAndIsClosedOnce() throws Exception {
        Log log = Log.open(disk.open(), SETTINGS);
        log.close();
        log.close();
        assertThatThrownBy(() -> append(log, Durability.SYNC))
                .isExactlyInstanceOf(StoreException.class)
                .hasMessage("The log in a simulated disk is closed.");
    }

    @Test
    void recordsThatCannotBe_areRefusedAndTheLogGoesOn() throws Exception {
        try (Log log = Log.open(disk.open(), SETTINGS)) {
            int most = SETTINGS.maxRecordBytes();
            assertThatThrownBy(() -> log.append(1, ByteBuffer.allocate(most + 1), Durability.SYNC))
                    .hasMessage(
                            "A record of 425 bytes does not fit in a segment; allowed: up to 424. Enlarge the segments "
                                    + "(reknit.store.<name>.segmentBytes), or divide it.");
            assertThatThrownBy(() -> log.append(1, ByteBuffer.allocate(1 << 20), Durability.SYNC))
                    .hasMessageStartingWith("A record of more than 424 bytes");
            assertThatThrownBy(() -> log.append(255, ByteBuffer.allocate(1), Durability.SYNC))
                    .hasMessage("type 255; allowed: 1 to 254");
            IllegalStateException own = new IllegalStateException("own");
            RecordWriter failing = buffer -> {
                buffer.putLong(1);
                throw own;
            };
            assertThatThrownBy(() -> log.append(1, failing, Durability.SYNC)).isSameAs(own);
            assertThatThrownBy(() -> log.awaitDurable(1))
                    .hasMessage("position 1; allowed: up to the last that was appended, 0");
            assertThat(log.append(1, ByteBuffer.allocate(most), Durability.SYNC))
                    .isEqualTo(1);
        }
    }

    @Test
    void records_areReadFromAnyPosition() throws Exception {
        try (Log log = Log.open(disk.open(), SETTINGS)) {
            for (int i = 1; i <= 30; i++) {
                long value = i;
                log.append(2, buffer -> buffer.putLong(value), Durability.SYNC);
            }
            for (long from = 1; from <= 31; from++) {
                List<Long> read = new ArrayList<>();
                log.read(from, (position, type, data) -> {
                    assertThat(type).isEqualTo(2);
                    assertThat(data.getLong()).isEqualTo(position);
                    read.add(position);
                });
                assertThat(read).hasSize((int) (31 - from));
            }
            log.prune(31);
            assertThat(log.first()).isBetween(15L, 30L);
            assertThatThrownBy(() -> log.read(1, (position, type, data) -> {}))
                    .hasMessageStartingWith("position 1; allowed: ");
        }
    }

    @Test
    void logThatDoesNotReachFromWhereItIsNeeded_isRefused() throws Exception {
        try (Folder folder = disk.open()) {
            assertThatThrownBy(() -> Log.open(folder, SETTINGS, 5, (position, type, data) -> {}))
                    .isInstanceOf(StoreCorruptException.class)
                    .hasMessageContaining("there is no segment at all, and records from 5 on are needed");
            try (Log log = Log.open(folder, SETTINGS)) {
                append(log, Durability.SYNC);
            }
            assertThatThrownBy(() -> Log.open(folder, SETTINGS, 5, (position, type, data) -> {}))
                    .hasMessageContaining("the log ends before record 3, and records from 5 on are needed");
        }
    }

    @Test
    void tornEnd_isCutOffAndTold() throws Exception {
        try (Log log = Log.open(disk.open(), SETTINGS)) {
            append(log, Durability.SYNC);
            disk.crashAt(disk.operations() + 1);
            assertThatThrownBy(() -> append(log, Durability.SYNC)).isInstanceOf(StoreFailedException.class);
        }
        disk.crash(1); // all is kept
        byte[] bytes = disk.files().get(Segments.name(1));
        bytes[194] ^= 1;
        disk.put(Segments.name(1), bytes);
        try (Log log = Log.open(disk.open(), SETTINGS)) {
            assertThat(log.torn()).isNotNull();
            assertThat(log.torn().text())
                    .isEqualTo("the last write was torn: 24 bytes from record 2 on, which nobody was told was safe");
            assertThat(log.durable()).isEqualTo(1);
        }
    }
}
