package dev.reknit.runtime.fallback;

import dev.reknit.runtime.Violation;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a {@link dev.reknit.Fallback} as written, and the rules which of them are allowed. */
public record FallbackNumbers(long maxAge, long maxWeight) {
    /** Every number that is out of range; empty if all are allowed. */
    public List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        if (maxAge < 0) {
            found.add(new Violation("maxAge", Long.toString(maxAge), "0 (any age) or more"));
        }
        if (maxWeight < 1) {
            found.add(new Violation("maxWeight", Long.toString(maxWeight), "1 or more"));
        }
        return found;
    }
}
