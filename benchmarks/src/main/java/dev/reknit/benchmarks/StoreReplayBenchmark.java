package dev.reknit.benchmarks;

import dev.reknit.benchmarks.store.Journal;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** All records of 100 bytes are read, from files that are in the system's memory, by code that is warm. */
public class StoreReplayBenchmark extends StoreBenchmark {
    @Param({"Reknit", "RocksDB", "MVStore", "SQLite"})
    public String by = "";

    @Param({"10000", "100000", "1000000", "10000000"})
    public int entries;

    /** Set by {@link #open}. */
    @SuppressWarnings("NullAway.Init")
    private Journal journal;

    @Override
    protected void open() throws IOException {
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
    protected void close() {
        journal.close();
    }
}
