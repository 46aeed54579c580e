package dev.reknit.benchmarks;

import dev.reknit.benchmarks.site.TimeoutSites;
import dev.reknit.benchmarks.site.Work;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A call that ends long before its time is up. */
public class TimeoutBenchmark extends SiteBenchmark {
    @Param({"Plain", "ByHand", "Reknit", "Resilience4j", "Failsafe", "SmallRye"})
    public String by = "";

    @Setup
    public void lay() {
        lay(TimeoutSites.class, by, Work.steady());
    }

    @Benchmark
    public String succeeds() {
        return site.get(key);
    }
}
