package dev.reknit.samples.mirrorsync;

import dev.reknit.samples.mirrorsync.server.Ledger;
import dev.reknit.samples.mirrorsync.server.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Outcomes for tests of what is made of them. */
final class Outcomes {
    static final Tally.Counts NOTHING = new Tally.Counts(0, 0, 0, 0, 0, 0, 0);
    static final Tally.Counts PLENTY = new Tally.Counts(7, 6, 5, 4, 3, 2, 1);

    private Outcomes() {}

    static Outcome of(Level level, Ledger done, Ledger noticed, Tally.Counts counts, String... problems) {
        return new Outcome(
                List.of("mirror-1", "mirror-2"),
                42,
                level,
                done,
                noticed,
                counts,
                3,
                1_234_567,
                Duration.ofMillis(8_900),
                new ArrayList<>(Arrays.asList(problems)));
    }
}
