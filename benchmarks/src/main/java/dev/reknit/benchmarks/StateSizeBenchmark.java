package dev.reknit.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/** Checkpoint, ten changes and rollback in maps of all sizes, by those who need not copy the map. */
@Warmup(iterations = 4)
@Measurement(iterations = 3)
public class StateSizeBenchmark extends StateMapBenchmark {
    private static final int CHANGES = 10;

    @Param({"ByHand", "Reknit", "Vavr"})
    public String by = "";

    @Param({"1000", "10000", "100000", "1000000", "10000000"})
    public int entries;

    @Setup
    public void fill() {
        fill(by, entries, CHANGES);
    }

    @Benchmark
    public void puts() {
        book.fail(changed, value++);
    }
}
