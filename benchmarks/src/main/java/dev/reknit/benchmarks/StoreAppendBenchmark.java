package dev.reknit.benchmarks;

import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** A record is appended, and its thread waits until it is as safe as the contender makes it. */
public class StoreAppendBenchmark extends StoreJournalBenchmark {
    @Param({"ByHand", "Reknit", "ReknitGroup", "RocksDB", "MVStore", "SQLite", "EclipseStore"})
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
