package dev.reknit.benchmarks;

import java.io.IOException;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;

/** {@link StoreSnapshotBenchmark} of the largest map, which takes all several seconds. */
@Warmup(iterations = 1)
@Measurement(iterations = 2)
public class StoreSnapshotLargeBenchmark extends StoreMapBenchmark {
    @Param({"ByHand", "Reknit", "Fory", "Kryo"})
    public String by = "";

    @Param("10000000")
    public int entries;

    @Override
    protected void open() throws IOException {
        fill(by, entries);
    }
}
