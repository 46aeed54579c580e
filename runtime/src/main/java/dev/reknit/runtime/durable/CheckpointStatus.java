package dev.reknit.runtime.durable;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How things stand with a durable object.
 *
 * @param object what it is known by, such as {@code OrderBook "main"}
 * @param store the name of its store
 * @param state {@code READY} if what it does is saved; {@code WAITING} before its saved state was asked for; {@code FAILED} if that
 *     could not be recovered; {@code CLOSED} after its store was closed
 * @param unsaved how many calls have changed something since the last checkpoint; those that are journaled are safe without one
 * @param checkpoints how many were written since it was constructed
 * @param failed how many could not be written since then
 * @param last the last one since then; null if there was none
 * @param longestPauseNanos the longest time, in nanoseconds, that calls had to wait for one
 * @param position of its last record in the log; 0 if there is none
 */
public record CheckpointStatus(
        String object,
        String store,
        String state,
        long unsaved,
        long checkpoints,
        long failed,
        @Nullable Written last,
        long longestPauseNanos,
        long position) {

    /**
     * A checkpoint that was written.
     *
     * @param number of the snapshot in the store
     * @param time when it was
     * @param full whether all is in it, or only what was changed since the one before
     * @param bytes its size
     * @param pauseNanos how long calls on the object had to wait for it, in nanoseconds
     * @param tookNanos how long it took to write, in nanoseconds
     * @param position the last record of the log whose effect is in it
     */
    public record Written(
            long number, Instant time, boolean full, long bytes, long pauseNanos, long tookNanos, long position) {}

    static CheckpointStatus of(Durable durable) {
        Measures measures = durable.measures();
        return new CheckpointStatus(
                durable.toString(),
                durable.store().toString(),
                durable.state().name(),
                measures.changes(),
                measures.checkpoints(),
                measures.failures(),
                measures.last(),
                measures.longestPauseNanos(),
                durable.journal().last());
    }
}
