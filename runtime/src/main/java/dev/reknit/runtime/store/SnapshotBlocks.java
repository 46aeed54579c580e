package dev.reknit.runtime.store;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes the records of one snapshot, block by block, to its file. */
final class SnapshotBlocks implements SnapshotOutput {
    private static final int BLOCK = 256 << 10;
    private static final int MOST_RECORD_BYTES = 1 << 26;

    private final DataFile file;
    private final Batch block;
    private long end = FileHeader.BYTES;

    SnapshotBlocks(DataFile file, long id) {
        this.file = file;
        block = new Batch(Frame.salt(id), MOST_RECORD_BYTES, BLOCK * 2);
        block.begin(1);
    }

    @Override
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

    /** Adds the mark without which a snapshot is not whole, and returns the size of the file. */
    long end() {
        block.add(Frame.CLOSED, buffer -> {});
        flush();
        return end;
    }
}
