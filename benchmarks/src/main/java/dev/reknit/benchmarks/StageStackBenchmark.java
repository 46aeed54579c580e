package dev.reknit.benchmarks;

import dev.reknit.benchmarks.site.StageStackSites;
import dev.reknit.benchmarks.site.Work;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** As {@link StackBenchmark}, of a method that returns a complete stage. */
public class StageStackBenchmark extends SiteBenchmark {
    @Param({"Unguarded", "Reknit", "Resilience4j", "Failsafe", "SmallRye"})
    public String by = "";

    @Setup
    public void lay() {
        lay(StageStackSites.class, by, Work.steady());
    }

    @Benchmark
    public String succeeds() {
        return site.get(key);
    }
}
