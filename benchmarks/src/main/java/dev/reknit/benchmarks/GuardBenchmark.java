package dev.reknit.benchmarks;

import static dev.reknit.runtime.Guard.policy;

import dev.reknit.Retry;
import dev.reknit.benchmarks.site.Site;
import dev.reknit.benchmarks.site.Work;
import dev.reknit.runtime.Guard;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A call through a guard whose first attempt succeeds: with a policy that does nothing then, and with one that does. */
public class GuardBenchmark extends SiteBenchmark {
    @Param({"Plain", "Retry", "RetryTimed"})
    public String by = "";

    @Setup
    public void lay() {
        Work work = Work.steady();
        site = switch (by) {
            case "Retry" -> new Guarded(work, Guard.of("retry", policy(Retry.class)));
            case "RetryTimed" ->
                new Guarded(work, Guard.of("timed", policy(Retry.class).with(Retry::maxDuration, 1000)));
            default -> new Unguarded(work);
        };
    }

    @Benchmark
    public String succeeds() {
        return site.get(key);
    }

    private static final class Guarded extends Site {
        private final Guard guard;

        Guarded(Work work, Guard guard) {
            super(work);
            this.guard = guard;
        }

        @Override
        public String get(String key) {
            return guard.call(() -> work.get(key));
        }
    }

    private static final class Unguarded extends Site {
        Unguarded(Work work) {
            super(work);
        }

        @Override
        public String get(String key) {
            return work.get(key);
        }
    }
}
