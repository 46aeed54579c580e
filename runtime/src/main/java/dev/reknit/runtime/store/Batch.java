package dev.reknit.runtime.store;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** Records that go to the disk together, as the bytes that they will be there. Not safe for use by several threads. */
final class Batch {
    private static final int INITIAL_BYTES = 8 << 10;

    private final int salt;
    private final boolean encrypted;
    private final int maxRecordBytes;
    private final int keptBytes;
    private final CRC32C scratch = new CRC32C();
    private ByteBuffer buffer;

    private long first;
    private long next;

    /** While it is written: the end of its bytes, and the number of the last record cut. */
    private int end;

    private long written;

    /**
     * Creates an empty batch.
     *
     * @param encrypted whether room is left in each record for {@link FileCipher}, which is to encrypt it before it is written
     * @param keptBytes a buffer that has grown to more than double of this, which one may that holds a little more, is let go
     */
    Batch(int salt, boolean encrypted, int maxRecordBytes, int keptBytes) {
        this.salt = salt;
        this.encrypted = encrypted;
        this.maxRecordBytes = maxRecordBytes;
        this.keptBytes = Math.max(2 * keptBytes, INITIAL_BYTES);
        this.buffer = ByteBuffer.allocateDirect(INITIAL_BYTES);
    }

    /** Empties it; the next record to be added has this number, and all before it are safe when this is written. */
    void begin(long sequence) {
        first = sequence;
        next = sequence;
        if (buffer.capacity() > keptBytes) {
            buffer = ByteBuffer.allocateDirect(INITIAL_BYTES);
        }
        buffer.clear();
    }

    /** As {@link #add(int, int, RecordWriter)}, of data as it is. */
    long add(int type, RecordWriter data) {
        return add(type, 0, data);
    }

    /** Adds a record and returns its number. If the writer throws, nothing is added. */
    long add(int type, int form, RecordWriter data) {
        int at = buffer.position();
        while (true) {
            try {
                write(at, type, form, data);
                return next++;
            } catch (BufferOverflowException e) {
                grow(at);
            } catch (Throwable e) {
                buffer.position(at);
                throw e;
            }
        }
    }

    private void write(int at, int type, int form, RecordWriter data) {
        boolean secret = encrypted && type != Frame.CLOSED;
        int start = at + Frame.HEADER + (secret ? FileCipher.NONCE : 0);
        if (buffer.capacity() < start) {
            throw new BufferOverflowException();
        }
        data.writeTo(buffer.position(start).order(ByteOrder.BIG_ENDIAN));
        int length = buffer.position() - start;
        if (length < 0 || buffer.limit() != buffer.capacity()) {
            buffer.limit(buffer.capacity());
            throw new IllegalStateException("The writer of a record has moved the buffer's position or limit before "
                    + "where it began; it may only put.");
        }
        if (length > maxRecordBytes) {
            throw tooLong(length + " bytes");
        }
        if (buffer.remaining() < FileCipher.TAG + 7) {
            throw new BufferOverflowException();
        }
        if (secret) {
            buffer.position(buffer.position() + FileCipher.TAG);
        }
        int place = (int) (next - first) + 1;
        Frame.seal(buffer, at, next, place, type, secret ? form | Frame.ENCRYPTED : form, salt, scratch);
    }

    private void grow(int at) {
        buffer.position(at);
        if (buffer.capacity() - at > Frame.size(maxRecordBytes + FileCipher.OVERHEAD) + Long.BYTES) {
            throw tooLong("more than " + maxRecordBytes + " bytes");
        }
        int needed = Math.addExact(buffer.capacity(), Math.max(buffer.capacity(), Frame.HEADER));
        buffer = ByteBuffer.allocateDirect(needed).put(buffer.flip());
    }

    private IllegalArgumentException tooLong(String found) {
        return new IllegalArgumentException("A record of " + found + " does not fit in a segment; allowed: up to "
                + maxRecordBytes + ". Enlarge the segments (reknit.store.<name>.segmentBytes), or divide it.");
    }

    boolean isEmpty() {
        return next == first;
    }

    int bytes() {
        return buffer.position();
    }

    /** The number of the first record that was added, or is to be. */
    long first() {
        return first;
    }

    /** The number of the next record to be added. */
    long next() {
        return next;
    }

    /** Begins the writing, which {@link #cut} goes on with. */
    void beginWriting() {
        end = buffer.position();
        buffer.position(0).limit(0);
        written = first - 1;
    }

    /**
     * The next bytes to be written: as many whole records as fit in so much room, from position to limit of the buffer.
     * Nothing remains in it if not one does, or if all were written.
     */
    ByteBuffer cut(long room) {
        int from = buffer.limit();
        buffer.limit(end);
        int to = from;
        if (end - from <= room) {
            to = end;
            written = next - 1;
        }
        while (to < end && to + Frame.size(Frame.length(buffer, to)) - from <= room) {
            to += Frame.size(Frame.length(buffer, to));
            written++;
        }
        return buffer.limit(to).position(from);
    }

    /** The number of the last record that was cut. */
    long written() {
        return written;
    }

    boolean isWritten() {
        return buffer.limit() == end;
    }
}
