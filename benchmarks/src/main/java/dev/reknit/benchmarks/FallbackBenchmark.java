package dev.reknit.benchmarks;

import dev.reknit.benchmarks.site.FallbackSites;
import dev.reknit.benchmarks.site.Work;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A call with a fallback that is not needed. */
public class FallbackBenchmark extends SiteBenchmark {
    @Param({"Plain", "ByHand", "Reknit", "Resilience4j", "Failsafe", "SmallRye"})
    public String by = "";

    @Setup
    public void lay() {
        lay(FallbackSites.class, by, Work.steady());
    }

    @Benchmark
    public String succeeds() {
        return site.get(key);
    }
}
