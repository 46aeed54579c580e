package dev.reknit.benchmarks;

import dev.reknit.benchmarks.site.RetrySites;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Retried calls of many methods. */
public class ManyRetriesBenchmark extends ManySitesBenchmark {
    @Param({"Plain", "ByHand", "Reknit", "ReknitAspectJ", "Resilience4j", "Failsafe", "SmallRye", "Spring", "AspectJ"})
    public String by = "";

    @Setup
    public void lay() {
        layMany(RetrySites.class, by);
    }
}
