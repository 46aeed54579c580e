package dev.reknit.runtime.state;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Fills a collection that was emptied, past the elements that cannot be added. */
final class Refill {
    private @Nullable RuntimeException first;

    /** Adds one. */
    void attempt(Runnable addition) {
        try {
            addition.run();
        } catch (RuntimeException failure) {
            first = first == null ? failure : first;
        }
    }

    /** Throws what the first that could not be added threw. */
    void finish() {
        if (first != null) {
            throw first;
        }
    }

    /**
     * Whether each of some elements that are in a hash table is found there. One whose hash cannot
     * be computed counts as found: it was put there before its hash failed, and could not be put
     * there again.
     */
    static boolean allFound(@Nullable Object[] elements, Predicate<@Nullable Object> in) {
        for (Object each : elements) {
            try {
                if (!in.test(each)) {
                    return false;
                }
            } catch (RuntimeException unknown) {
                continue;
            }
        }
        return true;
    }
}
