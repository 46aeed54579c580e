package dev.reknit.benchmarks;

import dev.reknit.benchmarks.state.Cells;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A write in a scope: the first one of each of many objects, and many of one object. */
public class StateWriteBenchmark extends StateBenchmark {
    @Param({"Plain", "Reknit"})
    public String by = "";

    @SuppressWarnings("NullAway.Init")
    private Cells cells;

    @Setup
    public void create() {
        cells = Cells.of(by);
    }

    @Benchmark
    @OperationsPerInvocation(Cells.COUNT)
    public void first() {
        cells.setEachInScope(value++);
    }

    @Benchmark
    @OperationsPerInvocation(Cells.COUNT)
    public void again() {
        cells.setAgainInScope(value++);
    }
}
