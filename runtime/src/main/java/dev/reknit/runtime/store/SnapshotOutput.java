package dev.reknit.runtime.store;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Takes the records of one snapshot. For one thread. */
public final class SnapshotOutput {
    private static final int BLOCK = 256 << 10;
    private static final int MOST_RECORD_BYTES = 1 << 26;

    private final DataFile file;
    private final Batch block;
    private long end = FileHeader.BYTES;

    SnapshotOutput(DataFile file, long id) {
        this.file = file;
        block = new Batch(Frame.salt(id), MOST_RECORD_BYTES, BLOCK * 2);
        block.begin(1);
    }

    /**
     * Adds a record.
     *
     * @param type of the record, for the reader, 1 to 254
     * @param data writes the record's data, up to 64 MiB; what it throws reaches the caller, and nothing is added
     * @return the record's number in the snapshot, from 1
     * @throws IllegalArgumentException if the type is out of range or the data is longer
     * @throws UncheckedIOException if the file cannot be written; to be passed on
     */
    public long add(int type, RecordWriter data) {
        Frame.checkType(type);
        long number = block.add(type, data);
        if (block.bytes() >= BLOCK) {
            flush();
        }
        return number;
    }

    private void flush() {
        block.beginWriting();
        int length = block.bytes();
        try {
            file.write(end, block.cut(Long.MAX_VALUE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        end += length;
        block.begin(block.next());
    }

    /** Adds the mark without which a snapshot is not whole. */
    void end() {
        block.add(Frame.CLOSED, buffer -> {});
        flush();
    }
}
