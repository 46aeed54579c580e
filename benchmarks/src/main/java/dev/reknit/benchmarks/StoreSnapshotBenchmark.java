package dev.reknit.benchmarks;

import java.io.IOException;
import org.openjdk.jmh.annotations.Param;

/** Maps of all sizes. */
public class StoreSnapshotBenchmark extends StoreMapBenchmark {
    @Param({"ByHand", "Reknit", "Fory", "Kryo"})
    public String by = "";

    @Param({"10000", "100000", "1000000", "10000000"})
    public int entries;

    @Override
    protected void open() throws IOException {
        fill(by, entries);
    }
}
