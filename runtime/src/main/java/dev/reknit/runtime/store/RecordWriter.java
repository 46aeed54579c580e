package dev.reknit.runtime.store;

import java.nio.ByteBuffer;

/** Writes the data of one record straight into the batch that goes to the disk. */
@FunctionalInterface
public interface RecordWriter {
    /**
     * Puts the data, by relative puts only, at the buffer's position and never before it. Other appending threads wait
     * meanwhile, so it should only encode. It does not look whether there is room: when a put throws {@link
     * java.nio.BufferOverflowException}, which is to be passed on, it is called again with a larger buffer. The order of bytes is
     * big-endian unless it is changed.
     */
    void writeTo(ByteBuffer buffer);
}
