package dev.reknit.benchmarks;

import dev.reknit.benchmarks.site.RetryFallbackSites;
import dev.reknit.benchmarks.site.Work;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A retried call with a fallback, whose first attempt succeeds. */
public class RetryFallbackBenchmark extends SiteBenchmark {
    @Param({"Plain", "ByHand", "Reknit", "Resilience4j", "Failsafe", "SmallRye"})
    public String by = "";

    @Setup
    public void lay() {
        lay(RetryFallbackSites.class, by, Work.steady());
    }

    @Benchmark
    public String succeeds() {
        return site.get(key);
    }
}
