package dev.reknit.runtime.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Graphs of chance, written and read, against {@link GraphText}; and the same bytes with damage. */
class RandomGraphTest {
    private static final int ROUNDS = Boolean.getBoolean("reknit.slow") ? 20_000 : 300;

    private final long seed = Long.getLong("reknit.seed", new Random().nextLong());

    @Test
    void graph_isTheSameAfterwards() {
        for (int i = 0; i < ROUNDS; i++) {
            Book book = new RandomGraph(seed + i).build(size(seed + i, 60));
            assertThat(GraphText.of(Saved.copy(book, Kinds.CLASSES)))
                    .as("-Dreknit.seed=%d", seed + i)
                    .isEqualTo(GraphText.of(book));
        }
    }

    @Test
    void graphThatIsThere_isFilledWithTheSame() {
        for (int i = 0; i < ROUNDS; i++) {
            Book book = new RandomGraph(seed + i).build(size(seed + i, 60));
            Saved saved = Saved.all(new ObjectTable(), book);
            Book there = new Book("root");
            there.lines.add("to be forgotten");
            Saved.decoding(List.of(saved), Kinds.CLASSES).fill(there, 1);
            assertThat(GraphText.of(there)).as("-Dreknit.seed=%d", seed + i).isEqualTo(GraphText.of(book));
        }
    }

    @Test
    void damagedBytes_giveAnErrorOfOurs() {
        int harmless = 0;
        for (int i = 0; i < ROUNDS; i++) {
            harmless += harmless(seed + i, size(seed + i, 30));
        }
        assertThat(harmless).isLessThan(ROUNDS * 10);
    }

    /** Found in a long run: a map of one entry that had none. */
    @Test
    void damagedBytes_thatOnceGaveAnother_giveAnErrorOfOurs() {
        for (int size = 1; size <= 30; size++) {
            assertThat(harmless(4818289872985982270L, size)).isLessThan(10);
        }
    }

    /** Of the graph of a seed, so that the seed alone gives it again. */
    private static int size(long seed, int most) {
        return 1 + Math.floorMod(seed, most);
    }

    /** How many of ten damages nobody sees. */
    private static int harmless(long seed, int size) {
        Random random = new Random(seed);
        Saved saved = Saved.all(new ObjectTable(), new RandomGraph(seed).build(size));
        int harmless = 0;
        for (int k = 0; k < 10; k++) {
            Saved damaged = saved.damaged(random);
            try {
                Saved.decoding(List.of(damaged), Kinds.CLASSES).read(1);
                harmless++;
            } catch (StateReadException expected) {
                assertThat(expected).hasMessageContaining("saved state");
            } catch (Throwable other) {
                throw new AssertionError("-Dreknit.seed=" + seed + ", size " + size + ", damage " + k, other);
            }
        }
        return harmless;
    }
}
