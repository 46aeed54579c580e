package dev.reknit.benchmarks;

import java.io.IOException;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;

/** {@link StoreSnapshotBenchmark} by those who take more than some seconds for the largest. */
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class StoreSnapshotSlowBenchmark extends StoreMapBenchmark {
    @Param({"JavaSerialization", "EclipseStore"})
    public String by = "";

    @Param({"10000", "100000", "1000000"})
    public int entries;

    @Override
    protected void open() throws IOException {
        fill(by, entries);
    }
}
