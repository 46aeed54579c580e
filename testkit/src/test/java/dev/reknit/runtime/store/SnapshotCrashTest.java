package dev.reknit.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.testkit.crash.CrashSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Snapshots, crashed at each operation on files. */
@Timeout(600)
class SnapshotCrashTest {
    private static final boolean SLOW = Boolean.getBoolean("reknit.slow");

    @Test
    void crashAtEachOperation_leavesWholeSnapshotsAndTheAcknowledged() {
        CrashSuite suite = CrashSuite.of(SnapshotScenario::new);
        CrashSuite.Report report = SLOW ? suite.seeds(0, 60).thorough().run() : suite.run();
        assertThat(report.operations()).isGreaterThan(30);
        assertThat(report.crashes()).isGreaterThan(1_000);
    }
}
