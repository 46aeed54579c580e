package dev.reknit.samples.counter;

import dev.reknit.Checkpointed;

/** The classic: counts up to a limit. A call that would pass it leaves the counter as it was. */
public final class Counter {
    private final int limit;
    private int value;

    /** Creates a counter at zero. */
    public Counter(int limit) {
        this.limit = limit;
    }

    /**
     * Counts some steps, one by one.
     *
     * @throws LimitException if they do not all fit; none is counted then, although some had been
     */
    @Checkpointed
    public void add(int steps) {
        for (int i = 0; i < steps; i++) {
            if (value == limit) {
                throw new LimitException(limit);
            }
            value++;
        }
    }

    /** How far it has counted. */
    public int value() {
        return value;
    }
}
