package dev.reknit.benchmarks;

import dev.reknit.benchmarks.site.RetrySites;
import dev.reknit.benchmarks.site.Work;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A retried call whose first attempt fails and whose second succeeds. */
public class RetryFailingBenchmark extends SiteBenchmark {
    @Param({"ByHand", "Reknit", "ReknitAspectJ", "Resilience4j", "Failsafe", "SmallRye", "Spring", "AspectJ"})
    public String by = "";

    /** Whether the exception is created with its stack trace each time. */
    @Param({"true", "false"})
    public boolean trace;

    @Setup
    public void lay() {
        lay(RetrySites.class, by, Work.flaky(trace));
    }

    @Benchmark
    public String failsOnce() {
        return site.get(key);
    }
}
