package dev.reknit.runtime.durable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

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

    private static final int HAS_KEY = 1;
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
        String key = identity.key();
        to.put((byte) ((key == null ? 0 : HAS_KEY) | (clean ? CLEAN : 0)));
        putText(to, identity.name());
        if (key != null) {
            putText(to, key);
        }
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
        Identity identity = new Identity(text(from), (flags & HAS_KEY) == 0 ? null : text(from));
        return new CheckpointHeader(
                identity,
                from.getLong(),
                from.getLong(),
                from.getLong(),
                from.getLong(),
                (flags & CLEAN) != 0,
                from.getLong(),
                from.getLong());
    }

    private static void putText(ByteBuffer to, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        to.putInt(bytes.length);
        to.put(bytes);
    }

    private static String text(ByteBuffer from) {
        byte[] bytes = new byte[from.getInt()];
        from.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
