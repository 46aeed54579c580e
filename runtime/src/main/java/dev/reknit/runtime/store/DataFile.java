package dev.reknit.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file of a {@link Folder}. Safe for use by several threads; an interrupt of the calling thread changes nothing. */
public interface DataFile extends AutoCloseable {
    /**
     * Writes all that remains in the buffer, which has no remainder afterwards. The file grows where needed; what was never
     * written reads as 0. After an exception any part of it may have been written.
     */
    void write(long position, ByteBuffer data) throws IOException;

    /**
     * Reads until the buffer is full or the file ends.
     *
     * @return the number of bytes read, 0 at the end of the file
     */
    int read(long position, ByteBuffer into) throws IOException;

    /**
     * Returns when all that was written is there after a crash, too. After an exception nothing is known about what
     * was written since the last success, and forcing again would not tell: an operating system may have dropped it and
     * report success (Rebello et al., "Can Applications Recover from fsync Failures?", USENIX ATC 2020).
     */
    void force() throws IOException;

    /** Cuts off what is behind {@code size} bytes; nothing happens to a file that is shorter. */
    void truncate(long size) throws IOException;

    long size() throws IOException;

    @Override
    void close() throws IOException;
}
