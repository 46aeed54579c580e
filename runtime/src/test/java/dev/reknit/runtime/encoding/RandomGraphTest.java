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
            Book book = new RandomGraph(seed + i).build(1 + i % 60);
            assertThat(GraphText.of(Saved.copy(book, Kinds.CLASSES)))
                    .as("-Dreknit.seed=%d", seed + i)
                    .isEqualTo(GraphText.of(book));
        }
    }

    @Test
    void graphThatIsThere_isFilledWithTheSame() {
        for (int i = 0; i < ROUNDS; i++) {
            Book book = new RandomGraph(seed + i).build(1 + i % 60);
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
            Random random = new Random(seed + i);
            Saved saved = Saved.all(new ObjectTable(), new RandomGraph(seed + i).build(1 + i % 30));
            for (int k = 0; k < 10; k++) {
                Saved damaged = saved.damaged(random);
                try {
                    Saved.decoding(List.of(damaged), Kinds.CLASSES).read(1);
                    harmless++;
                } catch (StateReadException expected) {
                    assertThat(expected).hasMessageContaining("saved state");
                } catch (Throwable other) {
                    throw new AssertionError("-Dreknit.seed=" + (seed + i) + ", damage " + k, other);
                }
            }
        }
        assertThat(harmless).isLessThan(ROUNDS * 10);
    }
}
