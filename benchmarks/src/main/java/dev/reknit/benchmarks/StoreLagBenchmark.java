package dev.reknit.benchmarks;

import dev.reknit.benchmarks.store.Lag;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;

/** How long it takes until the newest record is safe, while one thread appends as fast as it goes and waits for none. */
@Measurement(iterations = 5, time = 1)
public class StoreLagBenchmark extends StoreBenchmark {
    @Param("ReknitAsync")
    public String by = "";

    /** Set by {@link #open}. */
    @SuppressWarnings("NullAway.Init")
    private Lag lag;

    @Override
    protected void open() {
        lag = new Lag(folder, record);
    }

    @Benchmark
    public long untilSafe() {
        return lag.awaitNewest();
    }

    @Override
    protected void close() throws IOException {
        lag.close();
    }
}
