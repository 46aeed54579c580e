package dev.reknit.benchmarks;

import dev.reknit.benchmarks.site.RateLimitSites;
import dev.reknit.benchmarks.site.Work;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A call through a rate limit with permits left. */
public class RateLimitBenchmark extends SiteBenchmark {
    @Param({"Plain", "Reknit", "Resilience4j", "Failsafe", "SmallRye"})
    public String by = "";

    @Setup
    public void lay() {
        lay(RateLimitSites.class, by, Work.steady());
    }

    @Benchmark
    public String succeeds() {
        return site.get(key);
    }
}
