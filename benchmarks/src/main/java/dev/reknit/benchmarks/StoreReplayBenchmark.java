package dev.reknit.benchmarks;

import java.io.IOException;
import org.openjdk.jmh.annotations.Param;

/** Journals of all sizes but the largest. */
public class StoreReplayBenchmark extends StoreReplayedBenchmark {
    @Param({"Reknit", "RocksDB", "MVStore", "SQLite"})
    public String by = "";

    @Param({"1000", "30000", "1000000"})
    public int entries;

    @Override
    protected void open() throws IOException {
        fill(by, entries);
    }
}
