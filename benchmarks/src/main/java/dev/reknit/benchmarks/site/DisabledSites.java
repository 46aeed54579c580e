package dev.reknit.benchmarks.site;

import dev.reknit.Bulkhead;
import dev.reknit.CircuitBreaker;
import dev.reknit.Retry;

/** With policies that are switched off; see {@link dev.reknit.benchmarks.DisabledBenchmark}. */
public final class DisabledSites {
    private DisabledSites() {}

    public static final class Reknit extends Site {
        public Reknit(Work work) {
            super(work);
        }

        @Override
        @Retry(jitter = 0)
        @CircuitBreaker
        @Bulkhead(10)
        public String get(String key) {
            return work.get(key);
        }
    }
}
