package dev.reknit.samples.mirrorsync.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.samples.mirrorsync.client.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FaultPlanTest {
    private static final int MIRRORS = 3;
    private static final int BLACKOUT = 9;
    private static final String OTHER = "not blacked out";
    private static final List<Entry> FILES = IntStream.range(0, 20)
            .mapToObj(each -> new Entry("file-" + each, each, ""))
            .toList();

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2026, -7})
    void sameSeed_sameFates(long seed) {
        assertThat(fates(plan(seed, Level.MANY), 200)).isEqualTo(fates(plan(seed, Level.MANY), 200));
    }

    @Test
    void otherSeed_otherFates() {
        assertThat(fates(plan(1, Level.MANY), 200)).isNotEqualTo(fates(plan(2, Level.MANY), 200));
    }

    @Test
    void none_spoilsNothing() {
        FaultPlan plan = plan(1, Level.NONE);

        assertThat(fates(plan, 200)).containsOnlyNulls();
        for (Entry each : FILES) {
            assertThat(plan.next(0, each.path())).isNull();
        }
    }

    @Test
    void many_dealsEachKindBeforeAnyComesAgain() {
        List<Fault> dealt = fates(plan(5, Level.MANY), 300).stream()
                .filter(Objects::nonNull)
                .filter(each -> each != Fault.DIE)
                .toList();

        assertThat(dealt).hasSizeGreaterThan(50);
        for (int round = 0; round + 5 <= dealt.size(); round += 5) {
            assertThat(dealt.subList(round, round + 5))
                    .containsExactlyInAnyOrder(Fault.STALL, Fault.RESET, Fault.CORRUPT, Fault.TRUNCATE, Fault.BUSY);
        }
    }

    @Test
    void many_everyMirrorDiesOnce() {
        FaultPlan plan = plan(5, Level.MANY);

        for (int mirror = 0; mirror < MIRRORS; mirror++) {
            assertThat(fates(plan, mirror, 100)).containsOnlyOnce(Fault.DIE);
        }
    }

    @Test
    void blackedOutFile_isSpoiltOnEveryMirrorAsOftenAsAsked() {
        FaultPlan plan = plan(3, Level.SOME);
        List<String> dark = new ArrayList<>();
        for (Entry each : FILES) {
            int spoilt = 0;
            while (spoilt < BLACKOUT && plan.next(spoilt % MIRRORS, each.path()) != null) {
                spoilt++;
            }
            if (spoilt == BLACKOUT) {
                dark.add(each.path());
            }
        }

        assertThat(dark).hasSize(1).doesNotContain("file-0");
    }

    private static FaultPlan plan(long seed, Level level) {
        return new FaultPlan(seed, level, MIRRORS, FILES, BLACKOUT);
    }

    private static List<Fault> fates(FaultPlan plan, int requests) {
        return fates(plan, 0, requests);
    }

    private static List<Fault> fates(FaultPlan plan, int mirror, int requests) {
        List<Fault> fates = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            fates.add(plan.next(mirror, OTHER));
        }
        return fates;
    }
}
