package dev.reknit.runtime.durable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.testkit.crash.CrashSuite;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Durable objects, crashed at each operation on files. */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class DurableCrashTest {
    private static final boolean SLOW = Boolean.getBoolean("reknit.slow");

    @Test
    void crashAtEachOperation_keepsWhatWasAcknowledgedAndABeginning() {
        CrashSuite suite = CrashSuite.of(DurableScenario::new);
        CrashSuite.Report report = SLOW
                ? suite.seeds(0, 12).run()
                : suite.seeds(0, 3).secondCrashes(60).run();
        assertThat(report.operations()).isGreaterThan(100);
    }
}
