package dev.reknit.runtime.state.collections;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrackedBitSetTest {
    private static final List<Twin.Step<BitSet>> STEPS = List.of(
            (set, r) -> of(() -> set.set(bit(r))),
            (set, r) -> of(() -> set.set(bit(r), r.nextBoolean())),
            (set, r) -> of(() -> set.clear(bit(r))),
            (set, r) -> of(() -> set.flip(bit(r))),
            (set, r) -> of(() -> set.set(bit(r), bit(r))),
            (set, r) -> of(() -> set.set(bit(r), bit(r), r.nextBoolean())),
            (set, r) -> of(() -> set.clear(bit(r), bit(r))),
            (set, r) -> of(() -> set.flip(bit(r), bit(r))),
            (set, r) -> of(() -> near(r, set::flip)),
            (set, r) -> of(() -> near(r, set::set)),
            (set, r) -> of(() -> near(r, set::clear)),
            (set, r) -> of(() -> set.and(any(r))),
            (set, r) -> of(() -> set.or(any(r))),
            (set, r) -> of(() -> set.xor(any(r))),
            (set, r) -> of(() -> set.andNot(any(r))),
            (set, r) -> of(() -> set.xor(set)),
            (set, r) -> of(set::clear),
            (set, r) -> set.get(bit(r)),
            (set, r) -> set.get(bit(r), bit(r)),
            (set, r) -> set.equals(any(r)),
            (set, r) -> set.hashCode() + set.cardinality() + set.length() + set.nextSetBit(bit(r)),
            (set, r) -> set.stream().sum() + set.toString(),
            (set, r) -> {
                BitSet other = any(r);
                other.and(set);
                BitSet clone = (BitSet) set.clone();
                set.set(7);
                return List.of(other, clone, other.equals(set), set.equals(other), set.intersects(other));
            });

    /** Changes a range. */
    private interface Range {
        void change(int from, int to);
    }

    @Test
    void randomPrograms_resultsAndBitsAreThoseOfABitSet() {
        Twin<BitSet> twin = new Twin<>(
                plain -> copy(new TrackedBitSet(), plain),
                plain -> copy(new BitSet(), plain),
                set -> Arrays.stream(set.toLongArray()).boxed().toArray(),
                STEPS);
        twin.run(TrackedBitSetTest::any);
    }

    private static BitSet copy(BitSet to, BitSet from) {
        to.or(from);
        return to;
    }

    private static Object of(Runnable change) {
        change.run();
        return "done";
    }

    private static void near(Random r, Range range) {
        int from = Math.abs(bit(r));
        range.change(from, from + r.nextInt(12));
    }

    private static int bit(Random r) {
        return r.nextInt(r.nextBoolean() ? 70 : 3000) - 1;
    }

    private static BitSet any(Random r) {
        BitSet set = new BitSet();
        for (int i = r.nextInt(6); i > 0; i--) {
            int from = 1 + bit(r);
            set.set(from, from + r.nextInt(100));
        }
        for (int i = r.nextInt(60); i > 0; i--) {
            set.flip(1 + bit(r));
        }
        return set;
    }
}
