package dev.reknit.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The part of a file that is in memory, for reading it mostly forward. Not safe for use by several threads. */
final class Window {
    /** How many bytes are read at once unless told otherwise. */
    static final int BYTES = 1 << 20;

    private final DataFile file;
    private final long end;
    private ByteBuffer buffer;

    /** The offset in the file of what stands at index 0. */
    private long start;

    /** How many bytes stand in the buffer; its limit is set by those who read a record. */
    private int loaded;

    /**
     * Creates a window with nothing in it.
     *
     * @param end the offset behind the last byte to be read; the file has no fewer
     * @param bytes how many are read at once, if they are there
     */
    Window(DataFile file, long end, int bytes) {
        this.file = file;
        this.end = end;
        this.buffer = ByteBuffer.allocateDirect((int) Math.min(bytes, end));
    }

    /**
     * Has bytes in the buffer.
     *
     * @return the index where they begin; -1 if the file has not so many from there
     */
    int load(long offset, long bytes) throws IOException {
        if (offset + bytes > end) {
            return -1;
        }
        if (offset < start || offset + bytes > start + loaded) {
            refill(offset, (int) bytes);
        }
        buffer.limit(loaded);
        return (int) (offset - start);
    }

    private void refill(long offset, int bytes) throws IOException {
        if (buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocateDirect(bytes);
        }
        buffer.clear().limit((int) Math.min(buffer.capacity(), end - offset));
        int read = file.read(offset, buffer);
        if (read < bytes) {
            throw new IOException("the file has become shorter while it was read");
        }
        loaded = read;
        start = offset;
    }

    /** What is loaded; changes with each {@link #load}. */
    ByteBuffer buffer() {
        return buffer;
    }

    long end() {
        return end;
    }
}
