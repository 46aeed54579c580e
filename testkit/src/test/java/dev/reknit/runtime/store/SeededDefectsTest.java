package dev.reknit.runtime.store;

import static dev.reknit.runtime.store.Mutation.SKIPPED;
import static dev.reknit.runtime.store.Mutation.TRUE;
import static dev.reknit.runtime.store.Mutation.plus;
import static dev.reknit.runtime.store.Mutation.replacedBy;
import static dev.reknit.runtime.store.Mutation.swapped;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.testkit.crash.CrashSuite;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each defect of the log that loses or invents something turns the crash suite red. */
@Timeout(120)
class SeededDefectsTest {
    private record Defect(String name, Mutation... mutations) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Mutation in(String type, String method, String called, Mutation.Effect effect) {
        return new Mutation(type, method, Set.of(called), effect);
    }

    static final List<Defect> OF_THE_LOG = List.of(
            new Defect("records are not forced", in("LogWriter", "force", "force", SKIPPED)),
            new Defect("the header of a new segment is not forced", in("Segments", "publish", "force", SKIPPED)),
            new Defect("what was found is not forced", in("LogRecovery", "resume", "force", SKIPPED)),
            new Defect("what was found is not written again", in("LogRecovery", "resume", "rewrite", SKIPPED)),
            new Defect("a new segment's name is not synced", in("Segments", "publish", "sync", SKIPPED)),
            new Defect("names that were found are not synced", in("LogRecovery", "resume", "sync", SKIPPED)),
            new Defect("pruning is not synced", in("Log", "prune", "sync", SKIPPED)),
            new Defect("the checksum of records is not checked", in("Frames", "stands", "holds", TRUE)),
            new Defect("acknowledged before it is forced", swapped("LogWriter", "commit", "force", "acknowledge")),
            new Defect("a torn end is cut off too early", in("LogRecovery", "resume", "end", plus(-8))),
            new Defect("a torn end is cut off too late", in("LogRecovery", "resume", "end", plus(8))));

    static final List<Defect> OF_SNAPSHOTS = List.of(
            new Defect("a snapshot is not forced", in("SnapshotFile", "write", "force", SKIPPED)),
            new Defect("a snapshot's name is not synced", in("SnapshotFile", "write", "sync", SKIPPED)),
            new Defect("snapshots that were found are not synced", in("Snapshots", "open", "sync", SKIPPED)),
            new Defect(
                    "a snapshot is renamed before it is forced",
                    in("SnapshotFile", "write", "force", SKIPPED),
                    in("SnapshotFile", "write", "rename", replacedBy(LateForce.class))));

    static final List<Defect> OF_STORES = List.of(
            new Defect(
                    "a snapshot does not wait for the log",
                    in("FolderStore", "writeSnapshot", "awaitDurable", SKIPPED)),
            new Defect(
                    "a new key's segment follows what is not safe", in("LogRecovery", "resume", "makeSafe", SKIPPED)),
            new Defect("a deleted snapshot is back without its log", in("Log", "prune", "makeDeletionsSafe", SKIPPED)));

    static final List<Defect> OF_ENCRYPTION = List.of(
            new Defect("nonces are not drawn", in("FileCipher", "encrypt", "nextBytes", SKIPPED)),
            new Defect(
                    "a record is not bound to its place",
                    in("FileCipher", "encrypt", "bind", SKIPPED),
                    in("FileCipher", "decrypt", "bind", SKIPPED)));

    @ParameterizedTest
    @FieldSource("OF_THE_LOG")
    void defectOfTheLog_turnsTheSuiteRed(Defect defect) {
        Mutant mutant = new Mutant(List.of(defect.mutations()));
        assertThatThrownBy(() -> mutant.run(LogSuite.class)).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @FieldSource("OF_SNAPSHOTS")
    void defectOfSnapshots_turnsTheSuiteRed(Defect defect) {
        Mutant mutant = new Mutant(List.of(defect.mutations()));
        assertThatThrownBy(() -> mutant.run(SnapshotSuite.class)).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @FieldSource("OF_STORES")
    void defectOfStores_turnsTheSuiteRed(Defect defect) {
        Mutant mutant = new Mutant(List.of(defect.mutations()));
        assertThatThrownBy(() -> mutant.run(StoreSuite.class)).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @FieldSource("OF_ENCRYPTION")
    void defectOfEncryption_turnsItsTestsRed(Defect defect) {
        Mutant mutant = new Mutant(List.of(defect.mutations()));
        assertThatThrownBy(() -> mutant.run(EncryptionSuite.class)).isInstanceOf(AssertionError.class);
    }

    /** Left over from a batch that was torn, and read after a crash in the next one. */
    @Test
    void tornEndThatIsNotCutOff_turnsTheSuiteRed() {
        Mutant mutant = new Mutant(List.of(in("LogRecovery", "resume", "zero", SKIPPED)));
        assertThatThrownBy(() -> mutant.run(BatchSuite.class)).isInstanceOf(AssertionError.class);
    }

    @Test
    void noDefect_leavesTheSuiteGreen() {
        assertThatCode(() -> new Mutant(List.of()).run(BriefSuite.class)).doesNotThrowAnyException();
    }

    /** What is run within the class loader of a mutant. */
    static final class LogSuite implements Runnable {
        @Override
        public void run() {
            CrashSuite.of(LogScenario.Long::new).run();
        }
    }

    static final class BatchSuite implements Runnable {
        @Override
        public void run() {
            CrashSuite.of(LogScenario.Short::new)
                    .sector(64)
                    .seeds(0, 12)
                    .thorough()
                    .run();
        }
    }

    static final class SnapshotSuite implements Runnable {
        @Override
        public void run() {
            CrashSuite.of(SnapshotScenario::new).run();
        }
    }

    static final class StoreSuite implements Runnable {
        @Override
        public void run() {
            CrashSuite.of(StoreScenario::encrypted).secondCrashes(8).run();
        }
    }

    static final class EncryptionSuite implements Runnable {
        @Override
        public void run() {
            new EncryptionTest().nonces_areNeverUsedForDifferentRecords();
            new EncryptionTest().recordsThatAreSwappedOrRenamed_areRefused();
        }
    }

    /** As much as tells that a class loader of its own does no harm. */
    static final class BriefSuite implements Runnable {
        @Override
        public void run() {
            CrashSuite.of(LogScenario.Short::new).seeds(0, 1).run();
            CrashSuite.of(SnapshotScenario::new).seeds(0, 1).run();
            CrashSuite.of(StoreScenario::encrypted)
                    .seeds(0, 1)
                    .secondCrashes(64)
                    .run();
            new EncryptionSuite().run();
        }
    }
}
