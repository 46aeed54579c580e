package dev.reknit.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A call that puts changed entries into a large map, and fails: checkpoint, changes, rollback. */
public class StateRollbackBenchmark extends StateMapBenchmark {
    @Param({"Plain", "ByHand", "Reknit", "ReknitQuiet", "Kryo", "Fory", "JavaSerialization", "Narayana", "Vavr"})
    public String by = "";

    @Param("100000")
    public int entries;

    @Param({"10", "1000", "10000"})
    public int changes;

    @Setup
    public void fill() {
        fill(by, entries, changes);
    }

    @Benchmark
    public void puts() {
        book.fail(changed, value++);
    }
}
