package dev.reknit.benchmarks;

import dev.reknit.benchmarks.site.StackSites;
import dev.reknit.benchmarks.site.Work;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A call through retry, breaker and bulkhead, of which none has anything to do. */
public class StackBenchmark extends SiteBenchmark {
    @Param({"Plain", "Reknit", "ReknitAspectJ", "Guard", "Resilience4j", "Failsafe", "SmallRye"})
    public String by = "";

    @Setup
    public void lay() {
        lay(StackSites.class, by, Work.steady());
    }

    @Benchmark
    public String succeeds() {
        return site.get(key);
    }
}
