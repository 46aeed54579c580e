package dev.reknit.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/** {@link StateSizeBenchmark} by those who copy the map, as far as that takes no more than some seconds. */
@Warmup(iterations = 4)
@Measurement(iterations = 3)
public class StateSizeCopiedBenchmark extends StateMapBenchmark {
    private static final int CHANGES = 10;

    @Param({"Kryo", "Fory", "JavaSerialization"})
    public String by = "";

    @Param({"1000", "10000", "100000", "1000000"})
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
