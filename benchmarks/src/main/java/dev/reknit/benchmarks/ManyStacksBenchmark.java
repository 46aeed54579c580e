package dev.reknit.benchmarks;

import dev.reknit.benchmarks.site.StackSites;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Calls of many methods, each through retry, breaker and bulkhead. */
public class ManyStacksBenchmark extends ManySitesBenchmark {
    @Param({"Plain", "Reknit", "ReknitAspectJ", "Resilience4j", "Failsafe", "SmallRye"})
    public String by = "";

    @Setup
    public void lay() {
        layMany(StackSites.class, by);
    }
}
