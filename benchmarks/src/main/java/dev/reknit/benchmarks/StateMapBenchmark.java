package dev.reknit.benchmarks;

import dev.reknit.benchmarks.state.Book;
import java.util.Random;

/** Changes entries of a map; the same ones each time. */
public abstract class StateMapBenchmark extends StateBenchmark {
    /** What is changed; set by {@link #fill}. */
    @SuppressWarnings("NullAway.Init")
    protected Book book;

    /** The numbers of the entries, all over the map and in no order; set by {@link #fill}. */
    @SuppressWarnings("NullAway.Init")
    protected long[] changed;

    final void fill(String by, int entries, int changes) {
        book = Book.of(by, entries);
        changed = new Random(changes)
                .longs(0, entries)
                .distinct()
                .limit(Math.min(changes, entries))
                .toArray();
    }
}
