package dev.reknit.runtime.store;

import java.nio.ByteBuffer;

/** Takes the records of a log in their order. */
@FunctionalInterface
public interface RecordReader {
    /**
     * Takes one record. What it throws ends the reading and reaches the reader's caller.
     *
     * @param position of the record in the log
     * @param type the one that it was appended with, 1 to 254
     * @param data from position to limit, big-endian; good until this returns, and to be neither written nor kept
     */
    void read(long position, int type, ByteBuffer data);
}
