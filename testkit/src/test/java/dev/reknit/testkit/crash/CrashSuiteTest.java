package dev.reknit.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.runtime.store.DataFile;
import dev.reknit.runtime.store.Folder;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The crash suite on a class of a user, whole and with what such classes get wrong. */
class CrashSuiteTest {
    private static final List<Integer> NUMBERS = List.of(3, 1, 4, 1, 5);

    /** How a ledger is opened. */
    @FunctionalInterface
    private interface Opening {
        Ledger in(Folder folder) throws IOException;
    }

    private record LedgerScenario(Opening opening, int[] acknowledged) implements CrashScenario {
        @Override
        public void work(Folder folder) throws IOException {
            Ledger ledger = opening.in(folder);
            for (int each : NUMBERS) {
                ledger.enter(each);
                acknowledged[0]++;
            }
        }

        @Override
        public void recover(Folder folder) throws IOException {
            List<Integer> entries = opening.in(folder).entries();
            assertThat(entries).hasSizeGreaterThanOrEqualTo(acknowledged[0]);
            assertThat(entries).isEqualTo(NUMBERS.subList(0, entries.size()));
            acknowledged[0] = entries.size();
        }
    }

    private static CrashSuite suite(Opening opening) {
        return CrashSuite.of(() -> new LedgerScenario(opening, new int[1])).sector(4);
    }

    @Test
    void classThatKeepsItsPromise_passes() {
        CrashSuite.Report report = suite(Ledger::new).thorough().run();
        assertThat(report.operations()).isEqualTo(15);
        assertThat(report.crashes()).isGreaterThan(1_000);
        assertThat(report.faults()).isEqualTo(15 * Loss.WAYS);
    }

    @Test
    void classThatForgetsToForce_isFoundOutAndSaysWhere() {
        Opening forgetful = folder -> new Ledger(folder) {
            @Override
            void force(DataFile file) {}
        };
        assertThatThrownBy(() -> suite(forgetful).run())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Broken after a crash in operation 6, seed 0 (write 8 bytes at 8 of ledger)");
    }

    @Test
    void classThatForgetsTheFolder_isFoundOut() {
        Opening forgetful = folder -> new Ledger(folder) {
            @Override
            void sync(Folder other) {}
        };
        assertThatThrownBy(() -> suite(forgetful).run()).isInstanceOf(AssertionError.class);
    }
}
