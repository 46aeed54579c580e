package dev.reknit.benchmarks;

import dev.reknit.benchmarks.site.Site;
import dev.reknit.benchmarks.site.Sites;
import dev.reknit.benchmarks.site.Work;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Calls one site. Each contender runs in a process of its own, where no other's classes are loaded. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public abstract class SiteBenchmark {
    /** Not a constant for the compiler. */
    protected String key = "key";

    /** What is called; set by {@link #lay}. */
    @SuppressWarnings("NullAway.Init")
    protected Site site;

    final void lay(Class<?> policy, String by, Work work) {
        site = Sites.of(policy, by, work);
    }
}
