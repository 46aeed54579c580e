package dev.reknit.benchmarks;

import java.io.IOException;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;

/** {@link StoreReplayBenchmark} of the largest journal, which takes most several seconds. */
@Warmup(iterations = 1)
@Measurement(iterations = 2)
public class StoreReplaySlowBenchmark extends StoreReplayedBenchmark {
    @Param({"Reknit", "RocksDB", "MVStore", "SQLite"})
    public String by = "";

    @Param("10000000")
    public int entries;

    @Override
    protected void open() throws IOException {
        fill(by, entries);
    }
}
