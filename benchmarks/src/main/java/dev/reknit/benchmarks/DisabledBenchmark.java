package dev.reknit.benchmarks;

import dev.reknit.benchmarks.site.DisabledSites;
import dev.reknit.benchmarks.site.Work;
import dev.reknit.runtime.Environment;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A call whose policies are switched off by configuration. */
public class DisabledBenchmark extends SiteBenchmark {
    @Param({"Plain", "Reknit"})
    public String by = "";

    @Setup
    public void lay() {
        Environment.system().configuration().set(DisabledSites.Reknit.class.getName() + "/enabled", "false");
        lay(DisabledSites.class, by, Work.steady());
    }

    @Benchmark
    public String succeeds() {
        return site.get(key);
    }
}
