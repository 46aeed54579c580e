package dev.reknit.benchmarks;

import dev.reknit.benchmarks.site.BreakerSites;
import dev.reknit.benchmarks.site.Work;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A call through a closed breaker whose window has no failure in it. */
public class BreakerBenchmark extends SiteBenchmark {
    @Param({"Plain", "Reknit", "ReknitAspectJ", "Resilience4j", "Failsafe", "SmallRye"})
    public String by = "";

    @Setup
    public void lay() {
        lay(BreakerSites.class, by, Work.steady());
    }

    @Benchmark
    public String succeeds() {
        return site.get(key);
    }
}
