package dev.reknit.benchmarks;

import dev.reknit.benchmarks.store.Journal;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;

/** All records of 100 bytes are read, from files that are in the system's memory, by code that is warm. */
public abstract class StoreReplayedBenchmark extends StoreBenchmark {
    /** Set by {@link #fill}. */
    @SuppressWarnings("NullAway.Init")
    private Journal journal;

    final void fill(String by, int entries) throws IOException {
        journal = Journal.open(by, folder);
        journal.fill(records(entries));
        journal.close();
        journal = Journal.open(by, folder);
    }

    @Benchmark
    public long read() {
        return journal.replay();
    }

    @Override
    protected final void close() {
        journal.close();
    }
}
