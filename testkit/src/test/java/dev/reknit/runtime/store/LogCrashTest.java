package dev.reknit.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.testkit.crash.CrashSuite;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The log, crashed at each operation on files. */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class LogCrashTest {
    private static final boolean SLOW = Boolean.getBoolean("reknit.slow");

    @Test
    void crashAtEachOperation_keepsWhatWasAcknowledgedAndABeginning() {
        CrashSuite suite = CrashSuite.of(LogScenario.Long::new);
        CrashSuite.Report report = SLOW ? suite.seeds(0, 12).thorough().run() : suite.run();
        assertThat(report.operations()).isGreaterThan(50);
        assertThat(report.crashes()).isGreaterThan(5_000);
    }

    @Test
    void crashAtEachOperation_withSectorsAsShortAsAWord_keepsTheSame() {
        CrashSuite suite = CrashSuite.of(LogScenario.Long::new).sector(8);
        CrashSuite.Report report = SLOW
                ? suite.seeds(0, 12).thorough().run()
                : suite.seeds(3, 2).secondCrashes(4).run();
        assertThat(report.operations()).isGreaterThan(50);
    }

    @Test
    void crashInABatch_inEveryWay_keepsTheSame() {
        CrashSuite suite = CrashSuite.of(LogScenario.Short::new).sector(64);
        CrashSuite.Report report =
                SLOW ? suite.seeds(0, 120).thorough().run() : suite.seeds(0, 24).run();
        assertThat(report.crashes()).isGreaterThan(500);
    }
}
