package dev.reknit.scenarios.types;

import dev.reknit.Retry;
import dev.reknit.scenarios.Script;

/** A record with a compact constructor and an accessor that is written out and guarded. */
public record Range(int low, int high, Script script) {
    public Range {
        if (low > high) {
            int swap = low;
            low = high;
            high = swap;
        }
    }

    @Override
    @Retry(jitter = 0)
    public int low() {
        script.attempt();
        return low;
    }

    @Retry(jitter = 0)
    public int width() {
        script.attempt();
        return high - low;
    }
}
