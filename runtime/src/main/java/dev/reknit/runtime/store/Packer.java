package dev.reknit.runtime.store;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/** Compresses records where that makes them smaller, quickly rather than well. For one thread. */
final class Packer implements AutoCloseable {
    /** Shorter records are left as they are. */
    private static final int LEAST_BYTES = 64;

    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private ByteBuffer plain = ByteBuffer.allocate(8 << 10);
    private ByteBuffer packed = ByteBuffer.allocate(8 << 10);

    /** What a writer writes, from position to limit; good until the next call. */
    ByteBuffer written(RecordWriter data) {
        while (true) {
            try {
                data.writeTo(plain.clear());
                return plain.flip();
            } catch (BufferOverflowException e) {
                if (plain.capacity() > Contents.MOST_BYTES) {
                    throw new IllegalArgumentException(
                            "A record of more than " + Contents.MOST_BYTES
                                    + " bytes does not fit in a snapshot; divide it.",
                            e);
                }
                plain = ByteBuffer.allocate(2 * plain.capacity());
            }
        }
    }

    /** The same compressed, behind the length that it has, from position to limit; null if that would not be smaller. */
    @Nullable
    ByteBuffer packed(ByteBuffer data) {
        int length = data.remaining();
        if (length < LEAST_BYTES) {
            return null;
        }
        if (packed.capacity() < length) {
            packed = ByteBuffer.allocate(Integer.highestOneBit(length) * 2);
        }
        deflater.reset();
        deflater.setInput(data.duplicate());
        deflater.finish();
        // No more than one byte less: then it is finished only if it has become smaller.
        packed.clear().limit(length - 1).putInt(length);
        deflater.deflate(packed);
        return deflater.finished() ? packed.flip() : null;
    }

    @Override
    public void close() {
        deflater.end();
    }
}
