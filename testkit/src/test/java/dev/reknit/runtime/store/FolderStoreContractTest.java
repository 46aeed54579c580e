package dev.reknit.runtime.store;

import dev.reknit.testkit.crash.Fault;
import dev.reknit.testkit.crash.SimulatedDisk;
import dev.reknit.testkit.store.LogContract;
import dev.reknit.testkit.store.SnapshotContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contract of a store, for stores in folders. */
class FolderStoreContractTest {
    private static final FolderStoreSettings PLAIN =
            FolderStoreSettings.DEFAULTS.withLog(LogSettings.DEFAULTS.withSegmentBytes(8 << 10));
    private static final FolderStoreSettings ENCRYPTED = PLAIN.withKeys(Keys.of("k1"));
    private static final FolderStoreSettings ENCRYPTED_AND_COMPRESSED = ENCRYPTED.withCompression(true);

    /** Where stores of a test are, and how they are opened. */
    private static final class Simulated {
        private final SimulatedDisk disk = new SimulatedDisk();
        private final FolderStoreSettings settings;
        private long crashes;

        Simulated(FolderStoreSettings settings) {
            this.settings = settings;
        }

        Store open() {
            return FolderStore.open(disk.open(), settings);
        }

        void kill() {
            disk.crash(crashes++);
        }

        boolean breakDown() {
            disk.failAt(disk.operations() + 1, Fault.EIO);
            return true;
        }
    }

    @Nested
    class LogOnADisk extends LogContract {
        @TempDir
        Path folder;

        @Override
        protected Store open() {
            return FolderStore.open(folder, PLAIN);
        }
    }

    @Nested
    class EncryptedLogOnADisk extends LogContract {
        @TempDir
        Path folder;

        @Override
        protected Store open() {
            return FolderStore.open(folder, ENCRYPTED);
        }
    }

    @Nested
    class SnapshotsOnADisk extends SnapshotContract {
        @TempDir
        Path folder;

        @Override
        protected Store open() {
            return FolderStore.open(folder, PLAIN);
        }
    }

    @Nested
    class CompressedSnapshotsOnADisk extends SnapshotContract {
        @TempDir
        Path folder;

        @Override
        protected Store open() {
            return FolderStore.open(folder, PLAIN.withCompression(true));
        }
    }

    @Nested
    class EncryptedSnapshotsOnADisk extends SnapshotContract {
        @TempDir
        Path folder;

        @Override
        protected Store open() {
            return FolderStore.open(folder, ENCRYPTED_AND_COMPRESSED);
        }
    }

    /** Of the log, where crashes and failures are simulated. */
    private abstract static class SimulatedLog extends LogContract {
        private final Simulated simulated;

        SimulatedLog(FolderStoreSettings settings) {
            simulated = new Simulated(settings);
        }

        @Override
        protected Store open() {
            return simulated.open();
        }

        @Override
        protected void kill(Store running) {
            simulated.kill();
        }

        @Override
        protected boolean breakDown(Store running) {
            return simulated.breakDown();
        }
    }

    @Nested
    class LogOnASimulatedDisk extends SimulatedLog {
        LogOnASimulatedDisk() {
            super(PLAIN);
        }
    }

    @Nested
    class EncryptedLogOnASimulatedDisk extends SimulatedLog {
        EncryptedLogOnASimulatedDisk() {
            super(ENCRYPTED);
        }
    }

    @Nested
    class SnapshotsOnASimulatedDisk extends SnapshotContract {
        private final Simulated simulated = new Simulated(ENCRYPTED_AND_COMPRESSED);

        @Override
        protected Store open() {
            return simulated.open();
        }

        @Override
        protected void kill(Store running) {
            simulated.kill();
        }
    }
}
