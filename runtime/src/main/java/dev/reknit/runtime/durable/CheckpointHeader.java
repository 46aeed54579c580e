package dev.reknit.runtime.durable;

import java.nio.ByteBuffer;

/**
 * The first record of a checkpoint.
 *
 * @param identity of the object
 * @param number of the object in the log; 0 if it is not declared there
 * @param hash of what its journaled calls had done
 * @param root the number of the object in the records behind
 * @param base the number of the snapshot that it builds on; 0 for a full checkpoint
 * @param clean whether it was written when the program ended in good order
 * @param failures how many runs of the program had not ended so, as the store knows
 * @param runMillis how long all of them took together
 */
public record CheckpointHeader(
        Identity identity, long number, long hash, long root, long base, boolean clean, long failures, long runMillis) {
    /** The type of the record. */
    public static final int TYPE = 1;

    private static final int CLEAN = 2;

    /** Whether it builds on no other. */
    public boolean isFull() {
        return base == 0;
    }

    /** That of a checkpoint that says the same and builds on nothing. */
    CheckpointHeader asFull() {
        return new CheckpointHeader(identity, number, hash, root, 0, clean, failures, runMillis);
    }

    void write(ByteBuffer to) {
        to.put((byte) (identity.flag() | (clean ? CLEAN : 0)));
        identity.write(to);
        to.putLong(number);
        to.putLong(hash);
        to.putLong(root);
        to.putLong(base);
        to.putLong(failures);
        to.putLong(runMillis);
    }

    /** Reads one, from the data of the record. */
    public static CheckpointHeader read(ByteBuffer from) {
        int flags = from.get();
        return new CheckpointHeader(
                Identity.read(from, flags),
                from.getLong(),
                from.getLong(),
                from.getLong(),
                from.getLong(),
                (flags & CLEAN) != 0,
                from.getLong(),
                from.getLong());
    }
}
