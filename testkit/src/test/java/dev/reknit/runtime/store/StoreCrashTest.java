package dev.reknit.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.testkit.crash.CrashSuite;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A store as a whole, crashed at each operation on files. */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class StoreCrashTest {
    private static final boolean SLOW = Boolean.getBoolean("reknit.slow");

    @Test
    void crashAtEachOperation_keepsWhatWasAcknowledged() {
        run(CrashSuite.of(StoreScenario::plain));
    }

    @Test
    void crashAtEachOperation_withEncryptionAndANewKey_keepsTheSame() {
        run(CrashSuite.of(StoreScenario::encrypted));
    }

    private static void run(CrashSuite suite) {
        CrashSuite.Report report = SLOW
                ? suite.seeds(0, 12).secondCrashes(2).run()
                : suite.secondCrashes(4).run();
        assertThat(report.operations()).isGreaterThan(80);
        assertThat(report.crashes()).isGreaterThan(1_000);
    }
}
