package dev.reknit.benchmarks;

import dev.reknit.benchmarks.site.RetrySites;
import dev.reknit.benchmarks.site.Site;
import dev.reknit.benchmarks.site.Sites;
import dev.reknit.benchmarks.site.Work;
import java.lang.reflect.Constructor;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The initialization of a class, its first object and the first call of its method, in a process
 * that has done the like before.
 */
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 10)
@Measurement(iterations = 20)
public class FirstCallBenchmark extends SiteBenchmark {
    private static final int CLASSES = 100;

    @Param({"ByHand", "Reknit", "ReknitAspectJ", "Resilience4j", "Failsafe", "SmallRye", "AspectJ"})
    public String by = "";

    @Param({"true", "false"})
    public boolean fails;

    private List<Constructor<? extends Site>> fresh = List.of();
    private Work work = Work.steady();

    @Setup(Level.Iteration)
    public void define() {
        work = fails ? Work.flaky(true) : Work.steady();
        fresh = Sites.fresh(CLASSES, RetrySites.class, by);
    }

    @Benchmark
    @OperationsPerInvocation(CLASSES)
    public void firstCall(Blackhole results) {
        for (Constructor<? extends Site> each : fresh) {
            results.consume(Sites.create(each, work).get(key));
        }
    }
}
