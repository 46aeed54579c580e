package dev.reknit.benchmarks;

import dev.reknit.benchmarks.site.RetrySites;
import dev.reknit.benchmarks.site.Work;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A retried call whose first attempt succeeds. */
public class RetryBenchmark extends SiteBenchmark {
    @Param({"Plain", "ByHand", "Reknit", "ReknitAspectJ", "Resilience4j", "Failsafe", "SmallRye", "Spring", "AspectJ"})
    public String by = "";

    @Setup
    public void lay() {
        lay(RetrySites.class, by, Work.steady());
    }

    @Benchmark
    public String succeeds() {
        return site.get(key);
    }
}
