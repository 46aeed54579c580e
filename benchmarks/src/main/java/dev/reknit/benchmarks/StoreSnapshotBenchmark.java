package dev.reknit.benchmarks;

import java.io.IOException;
import org.openjdk.jmh.annotations.Param;

/** Maps of all sizes but the largest. */
public class StoreSnapshotBenchmark extends StoreMapBenchmark {
    @Param({"ByHand", "Reknit", "Fory", "Kryo"})
    public String by = "";

    @Param({"1000", "30000", "1000000"})
    public int entries;

    @Override
    protected void open() throws IOException {
        fill(by, entries);
    }
}
