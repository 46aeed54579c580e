package dev.reknit.benchmarks;

import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** A record is appended, and its thread goes on. Ours is forced behind it, all the time; those of others are not. */
public class StoreAsyncBenchmark extends StoreJournalBenchmark {
    @Param({"ReknitAsync", "RocksDBAsync", "MVStoreAsync"})
    public String by = "";

    @Override
    protected void open() throws IOException {
        open(by);
    }

    @Benchmark
    public void append() {
        journal.append(record);
    }
}
