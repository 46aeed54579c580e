package dev.reknit.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file that is in memory, for reading it mostly forward. What follows it is read meanwhile by another thread, so
 * that reading and checking take the time of the longer of the two. A record may go over the border: its beginning is copied
 * before the bytes that were read ahead, where there is some room for it. Not safe for use by several threads.
 */
final class Window {
    /** How many bytes are read at once unless told otherwise. */
    static final int BYTES = 1 << 20;

    /** The longest beginning of a record for which there is room before what is read ahead. */
    private static final int OVERLAP = 64 << 10;

    private final DataFile file;
    private final long end;
    private final int bytes;
    private ByteBuffer buffer;

    /** Kept for what is read ahead next. */
    private @Nullable ByteBuffer spare;

    private @Nullable Ahead ahead;

    /** The offset in the file of what stands at index 0, and those where that what is loaded begins and ends. */
    private long start;

    private long first;
    private long loaded;

    /** The bytes that follow what is loaded, on their way into a buffer behind room for a beginning. */
    private record Ahead(ByteBuffer into, FutureTask<Integer> reading) {}

    /**
     * Creates a window with nothing in it.
     *
     * @param end the offset behind the last byte to be read; the file has no fewer
     * @param bytes how many are read at once, if they are there
     */
    Window(DataFile file, long end, int bytes) {
        this.file = file;
        this.end = end;
        this.bytes = (int) Math.min(bytes, end);
        this.buffer = ByteBuffer.allocateDirect(this.bytes + overlap());
    }

    /** Room for the beginning of a record; none where all is read at once. */
    private int overlap() {
        return bytes < end ? OVERLAP : 0;
    }

    /**
     * Has bytes in the buffer.
     *
     * @return the index where they begin; -1 if the file has not so many from there
     */
    int load(long offset, long length) throws IOException {
        if (offset < first || offset + length > loaded) {
            if (offset + length > end) {
                return -1;
            }
            move(offset, (int) length);
        }
        return (int) (offset - start);
    }

    private void move(long offset, int length) throws IOException {
        Ahead taken = ahead;
        ahead = null;
        // Waited for in any case: one at a time reads.
        int read = taken == null ? 0 : IoThread.await(taken.reading);
        if (taken != null && offset >= first && loaded - offset <= OVERLAP && offset + length <= loaded + read) {
            goOn(taken.into, read, offset);
        } else {
            refill(offset, length);
        }
        if (bytes == BYTES && loaded < end) {
            readAhead();
        }
    }

    /** Goes on to what was read ahead. */
    private void goOn(ByteBuffer next, int read, long offset) {
        int before = (int) Math.max(0, loaded - offset);
        int border = (int) (loaded - start);
        next.limit(OVERLAP + read)
                .position(OVERLAP - before)
                .put(buffer.limit(border).position(border - before));
        spare = buffer;
        buffer = next;
        start = loaded - OVERLAP;
        first = loaded - before;
        loaded += read;
    }

    private void readAhead() {
        long from = loaded;
        ByteBuffer into = spare == null ? ByteBuffer.allocateDirect(OVERLAP + bytes) : spare;
        into.clear().limit(OVERLAP + (int) Math.min(bytes, end - from)).position(OVERLAP);
        ahead = new Ahead(into, IoThread.begin(() -> file.read(from, into)));
    }

    private void refill(long offset, int length) throws IOException {
        if (buffer.capacity() < length) {
            buffer = ByteBuffer.allocateDirect(length);
        }
        buffer.clear().limit((int) Math.min(buffer.capacity(), end - offset));
        int read = file.read(offset, buffer);
        if (read < length) {
            throw new IOException("the file has become shorter while it was read");
        }
        start = offset;
        first = offset;
        loaded = offset + read;
        buffer.limit(read);
    }

    /** What is loaded; changes with each {@link #load}. */
    ByteBuffer buffer() {
        return buffer;
    }

    long end() {
        return end;
    }
}
