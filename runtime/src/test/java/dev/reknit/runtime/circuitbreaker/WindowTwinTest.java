package dev.reknit.runtime.circuitbreaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Each window against the same written down naively. */
class WindowTwinTest {
    private static final int STEPS = 400;

    @Property
    void bits_areTheLatestOutcomes(@ForAll @IntRange(min = 1, max = BitWindow.MOST) int size, @ForAll long seed) {
        compareCounts(new BitWindow(size), size, new Random(seed), STEPS);
    }

    @Property
    void ring_isTheLatestOutcomes(@ForAll @IntRange(min = 2, max = 150) int size, @ForAll long seed) {
        compareCounts(new RingWindow(size), size, new Random(seed), STEPS);
    }

    /** Also where the number of laps begins anew: the shortest ring, and more outcomes than it has laps for. */
    @Property(tries = 2)
    void ring_manyLaps_isTheLatestOutcomes(@ForAll long seed) {
        compareCounts(new RingWindow(2), 2, new Random(seed), 3 << 21);
    }

    @Property(tries = 20)
    void ring_large_isTheLatestOutcomes(@ForAll @IntRange(min = 500, max = 2_000) int size, @ForAll long seed) {
        compareCounts(new RingWindow(size), size, new Random(seed), 6_000);
    }

    private static void compareCounts(Window window, int size, Random random, int steps) {
        Deque<Boolean> twin = new ArrayDeque<>();
        int marks = 0;
        // Runs of one kind, so that windows without and with nothing but marks come about.
        double share = random.nextDouble();
        for (int step = 0; step < steps; step++) {
            if (random.nextInt(size) == 0) {
                share = random.nextInt(3) == 0 ? random.nextInt(2) : random.nextDouble();
            }
            boolean marked = random.nextDouble() < share;
            twin.addFirst(marked);
            marks += marked ? 1 : 0;
            marks -= twin.size() > size && twin.removeLast() ? 1 : 0;
            check(window.record(marked, 0), twin.size(), marks);
            if (step % 16 == 0) {
                check(window.tally(0, 0), twin.size(), marks);
                int more = random.nextInt(size + 2);
                checkMore(window, twin, size, more);
                assertThat(window.isClean()).isEqualTo(twin.size() == size && marks == 0);
            }
        }
    }

    private static void checkMore(Window window, Deque<Boolean> twin, int size, int more) {
        Deque<Boolean> later = new ArrayDeque<>(twin);
        for (int i = 0; i < more; i++) {
            later.addFirst(true);
            if (later.size() > size) {
                later.removeLast();
            }
        }
        check(window.tally(more, 0), later.size(), (int)
                later.stream().filter(each -> each).count());
    }

    /** A hot loop: an assertion that is not needed would be most of it. */
    private static void check(long tally, int total, int marked) {
        if (Tally.total(tally) != total || Tally.marked(tally) != marked) {
            assertThat(List.of(Tally.total(tally), Tally.marked(tally))).isEqualTo(List.of(total, marked));
        }
    }

    private record Outcome(long at, boolean marked) {}

    /** Also where the clock runs over the end of its range. */
    @Property
    void time_isTheLatestTenTenths(
            @ForAll @LongRange(min = 1, max = 10_000) long length, @ForAll long origin, @ForAll long seed) {
        Random random = new Random(seed);
        TimeWindow window = new TimeWindow(length, origin);
        List<Outcome> twin = new ArrayList<>();
        long tenth = Math.max(1, length / 10);
        long passed = 0;
        for (int step = 0; step < STEPS; step++) {
            passed += random.nextInt(20) == 0 ? random.nextLong(3 * length) : random.nextLong(1 + length / 30);
            boolean marked = random.nextBoolean();
            twin.add(new Outcome(passed, marked));
            checkTime(window.record(marked, origin + passed), twin, passed, tenth, 0);
            long later = passed + random.nextLong(2 * length);
            int more = random.nextInt(3);
            checkTime(window.tally(more, origin + later), twin, later, tenth, more);
            assertThat(window.isClean()).isFalse();
        }
    }

    private static void checkTime(long tally, List<Outcome> twin, long now, long tenth, int more) {
        List<Outcome> left =
                twin.stream().filter(each -> each.at / tenth > now / tenth - 10).toList();
        check(
                tally,
                left.size() + more,
                (int) left.stream().filter(each -> each.marked).count() + more);
    }

    @Property
    void time_lateOutcome_isLeftOutWhereItsTenthIsGone(@ForAll @LongRange(min = 10, max = 1_000) long tenth) {
        TimeWindow window = new TimeWindow(10 * tenth, 0);
        long unused = window.record(true, 10 * tenth);
        check(window.record(true, 0), 1, 1);
        check(window.record(true, tenth), 2, 2);
    }

    @Property
    void tally_ofMoreThanFit_keepsTheRatio(@ForAll @LongRange(min = 1, max = 1L << 40) long total) {
        long tally = Tally.of(total, total / 2);
        assertThat(Tally.total(tally)).isPositive();
        assertThat(Tally.marked(tally) / (double) Tally.total(tally))
                .isBetween(0.5 - 1.0 / Math.min(total, 1 << 29), 0.5 + 1e-9);
    }

    @Property
    void ratio_isTheNumberAsWritten(@ForAll @IntRange(min = 1, max = 1_000) int total) {
        for (int marked = 1; marked <= Math.min(total, 100); marked++) {
            double ratio = Double.parseDouble(Double.toString(marked / (double) total));
            assertThat(Tally.reaches(Tally.of(total, marked), total, ratio)).isTrue();
            assertThat(Tally.reaches(Tally.of(total, marked - 1), total, ratio)).isFalse();
        }
    }
}
