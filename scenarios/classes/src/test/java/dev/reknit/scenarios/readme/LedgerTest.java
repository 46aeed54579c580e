package dev.reknit.scenarios.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.scenarios.BeforeLoading;
import dev.reknit.scenarios.OwnWeaver;
import dev.reknit.scenarios.durable.End;
import dev.reknit.scenarios.durable.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The README's example of state that survives does what the README says. */
@BeforeLoading(BeforeLoading.DURABLE)
@OwnWeaver(OwnWeaver.DURABLE)
class LedgerTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void whatWasBooked_isThereInTheNextProcess(End end) {
        Run run = Run.in(folder);
        Ledger ledger = new Ledger();
        ledger.book("cash", 5);
        ledger.book("bank", 6);
        ledger.book("cash", -2);
        run.end(end);
        try (Run next = Run.in(folder)) {
            Ledger again = new Ledger();
            assertThat(again.balance("cash")).isEqualTo(3);
            assertThat(again.balance("bank")).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void bookingThatThrows_didNotHappen(End end) {
        Run run = Run.in(folder);
        Ledger ledger = new Ledger();
        ledger.book("cash", Long.MAX_VALUE);
        assertThatThrownBy(() -> ledger.book("cash", 1)).isInstanceOf(ArithmeticException.class);
        assertThat(ledger.balance("cash")).isEqualTo(Long.MAX_VALUE);
        run.end(end);
        try (Run next = Run.in(folder)) {
            assertThat(new Ledger().balance("cash")).isEqualTo(Long.MAX_VALUE);
        }
    }
}
