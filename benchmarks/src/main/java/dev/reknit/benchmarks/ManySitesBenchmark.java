package dev.reknit.benchmarks;

import dev.reknit.benchmarks.site.Site;
import dev.reknit.benchmarks.site.Sites;
import dev.reknit.benchmarks.site.Work;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Calls of many methods, each from a place of its own, so that what the methods share cannot be compiled for one of
 * them.
 */
public abstract class ManySitesBenchmark extends SiteBenchmark {
    private static final int SITES = 16;

    private Site[] sites = {};

    final void layMany(Class<?> policy, String by) {
        sites = Sites.distinct(SITES, policy, by, Work.steady());
    }

    /** Not a loop, which would be one place for all. */
    @Benchmark
    @OperationsPerInvocation(SITES)
    public void succeeds(Blackhole results) {
        results.consume(sites[0].get(key));
        results.consume(sites[1].get(key));
        results.consume(sites[2].get(key));
        results.consume(sites[3].get(key));
        results.consume(sites[4].get(key));
        results.consume(sites[5].get(key));
        results.consume(sites[6].get(key));
        results.consume(sites[7].get(key));
        results.consume(sites[8].get(key));
        results.consume(sites[9].get(key));
        results.consume(sites[10].get(key));
        results.consume(sites[11].get(key));
        results.consume(sites[12].get(key));
        results.consume(sites[13].get(key));
        results.consume(sites[14].get(key));
        results.consume(sites[15].get(key));
    }
}
