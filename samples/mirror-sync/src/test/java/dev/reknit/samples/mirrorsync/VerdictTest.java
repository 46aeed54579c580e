package dev.reknit.samples.mirrorsync;

import static dev.reknit.samples.mirrorsync.Outcomes.NOTHING;
import static dev.reknit.samples.mirrorsync.Outcomes.PLENTY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.samples.mirrorsync.client.Entry;
import dev.reknit.samples.mirrorsync.client.Index;
import dev.reknit.samples.mirrorsync.client.Manifest;
import dev.reknit.samples.mirrorsync.server.Fault;
import dev.reknit.samples.mirrorsync.server.Ledger;
import dev.reknit.samples.mirrorsync.server.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VerdictTest {
    private final Ledger done = new Ledger();
    private final Ledger noticed = new Ledger();

    @Test
    void noFaultsWanted_noneNeeded() {
        assertThat(verdict(Level.NONE, NOTHING)).isEmpty();
    }

    @Test
    void nothingNoticed_saysThatClassesMayNotBeWoven() {
        done.add("mirror-1", Fault.RESET);

        assertThat(verdict(Level.SOME, NOTHING)).singleElement().asString().startsWith("1 faults were injected and");
    }

    @Test
    void nothingInjected_isAProblemToo() {
        assertThat(verdict(Level.SOME, PLENTY)).singleElement().asString().startsWith("0 faults were injected and");
    }

    @Test
    void everyFaultNoticed_noProblem() {
        done.add("mirror-1", Fault.RESET);
        done.add("mirror-1", Fault.DIE);
        noticed.add("mirror-1", Fault.RESET);
        noticed.add("mirror-1", Fault.RESET);
        noticed.add("mirror-1", Fault.REFUSE);

        assertThat(verdict(Level.SOME, PLENTY)).isEmpty();
    }

    @Test
    void faultOfOneMirrorUnnoticed_namesMirrorAndFault() {
        done.add("mirror-1", Fault.STALL);
        done.add("mirror-2", Fault.CORRUPT);
        noticed.add("mirror-1", Fault.STALL);
        noticed.add("mirror-1", Fault.CORRUPT);

        assertThat(verdict(Level.SOME, PLENTY))
                .containsExactly("mirror-2 sent corrupted bytes 1 times, of which Reknit noticed 0");
    }

    @Test
    void timeoutBeforeTheFault_countsForIt() {
        done.add("mirror-1", Fault.STALL);
        done.add("mirror-1", Fault.CORRUPT);
        noticed.add("mirror-1", Fault.STALL);
        noticed.add("mirror-1", Fault.STALL);

        assertThat(verdict(Level.SOME, PLENTY)).isEmpty();

        done.add("mirror-1", Fault.CORRUPT);
        assertThat(verdict(Level.SOME, PLENTY))
                .containsExactly("mirror-1 sent corrupted bytes 2 times, of which Reknit noticed 0");
    }

    @Test
    void policyNeverActed_namesIt() {
        done.add("mirror-1", Fault.STALL);
        noticed.add("mirror-1", Fault.STALL);

        assertThat(verdict(Level.SOME, new Tally.Counts(1, 1, 1, 0, 0, 1, 0)))
                .containsExactly("there was no restored state, though a file was blacked out on every mirror");
    }

    @Test
    void indexIsNotTheManifest_saysBoth() {
        Manifest manifest = new Manifest(List.of(new Entry("a", 5, "00")));

        assertThat(Verdict.ofIndex(new Index(), manifest))
                .containsExactly(
                        "the index has 0 files, the manifest 1",
                        "the index counted 0 bytes, the manifest has 5: a failed batch was not taken back");
    }

    private List<String> verdict(Level level, Tally.Counts counts) {
        return Verdict.ofEvents(Outcomes.of(level, done, noticed, counts));
    }
}
