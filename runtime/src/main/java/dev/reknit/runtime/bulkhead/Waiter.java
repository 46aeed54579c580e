package dev.reknit.runtime.bulkhead;

/** Somebody in the queue of {@link Permits}. */
interface Waiter {
    /**
     * Is given a permit. Called once, by any thread, without any lock; not after {@link Permits#withdraw} has returned true.
     *
     * @param cell where to give it back
     */
    void granted(int cell);
}
