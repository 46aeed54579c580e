package dev.reknit.benchmarks;

import java.io.IOException;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;

/** {@link StoreSnapshotBenchmark} by those whom a million takes several seconds. */
@Warmup(iterations = 1)
@Measurement(iterations = 2)
public class StoreSnapshotSlowBenchmark extends StoreMapBenchmark {
    @Param({"JavaSerialization", "EclipseStore"})
    public String by = "";

    @Param({"1000", "30000", "1000000"})
    public int entries;

    @Override
    protected void open() throws IOException {
        fill(by, entries);
    }
}
