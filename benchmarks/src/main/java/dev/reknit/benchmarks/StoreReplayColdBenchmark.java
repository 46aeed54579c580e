package dev.reknit.benchmarks;

import dev.reknit.benchmarks.store.Journal;
import dev.reknit.benchmarks.store.Scratch;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;

/** A journal is opened and read for the first time since its process has filled it, from the disk. */
@BenchmarkMode(Mode.SingleShotTime)
@Fork(value = 3, jvmArgsAppend = "-Xmx5g")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class StoreReplayColdBenchmark extends StoreBenchmark {
    @Param({"Reknit", "RocksDB", "MVStore", "SQLite"})
    public String by = "";

    @Param("1000000")
    public int entries;

    @Override
    protected void open() throws IOException {
        try (Journal journal = Journal.open(by, folder)) {
            journal.fill(records(entries));
        }
        Scratch.chill(folder);
    }

    @Benchmark
    public long read() throws IOException {
        return Journal.recover(by, folder);
    }
}
