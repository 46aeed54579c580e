package dev.reknit.benchmarks;

import dev.reknit.benchmarks.site.BulkheadSites;
import dev.reknit.benchmarks.site.Work;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A call through a bulkhead with permits left. */
public class BulkheadBenchmark extends SiteBenchmark {
    @Param({"Plain", "ByHand", "Reknit", "Resilience4j", "Failsafe", "SmallRye", "Spring"})
    public String by = "";

    @Setup
    public void lay() {
        lay(BulkheadSites.class, by, Work.steady());
    }

    @Benchmark
    public String succeeds() {
        return site.get(key);
    }
}
