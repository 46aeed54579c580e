package dev.reknit.benchmarks;

import dev.reknit.benchmarks.site.StackSites;
import dev.reknit.benchmarks.site.Work;
import dev.reknit.runtime.Environment;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** As {@link StackBenchmark}, with an exporter of metrics, so that successes are counted and measured, too. */
public class CountedBenchmark extends SiteBenchmark {
    @Param({"Plain", "Counted"})
    public String by = "";

    @Setup
    public void lay() {
        Environment.system().metrics().countSuccesses(true);
        lay(StackSites.class, by.equals("Counted") ? "Reknit" : by, Work.steady());
    }

    @TearDown
    public void stopCounting() {
        Environment.system().metrics().countSuccesses(false);
    }

    @Benchmark
    public String succeeds() {
        return site.get(key);
    }
}
