package dev.reknit.benchmarks;

import dev.reknit.benchmarks.site.WideBreakerSites;
import dev.reknit.benchmarks.site.Work;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A call through a closed breaker whose window always has a failure in it, so that each outcome counts. */
public class BreakerRecordingBenchmark extends SiteBenchmark {
    @Param({"Plain", "Reknit", "Resilience4j", "Failsafe", "SmallRye"})
    public String by = "";

    @Setup
    public void lay() {
        lay(WideBreakerSites.class, by, Work.rarelyFailing());
    }

    @Benchmark
    public String succeeds() {
        try {
            return site.get(key);
        } catch (Work.Failed rarely) {
            return key;
        }
    }
}
