package dev.reknit.runtime.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Writes the records of one snapshot, block by block, to its file. */
final class SnapshotBlocks implements SnapshotOutput, AutoCloseable {
    private static final int BLOCK = 256 << 10;

    private final DataFile file;
    private final Batch block;
    private final @Nullable FileCipher cipher;
    private final @Nullable Packer packer;
    private long end = FileHeader.BYTES;

    SnapshotBlocks(DataFile file, FileHeader header, SnapshotForm form) {
        this.file = file;
        cipher = form.secrets().cipher(header);
        packer = form.compression() ? new Packer() : null;
        block = new Batch(Frame.salt(header.id()), cipher != null, Contents.MOST_BYTES, BLOCK * 2);
        block.begin(1);
    }

    @Override
    public long add(int type, RecordWriter data) {
        Frame.checkType(type);
        long number = packer == null ? block.add(type, data) : add(type, packer, data);
        if (block.bytes() >= BLOCK) {
            flush();
        }
        return number;
    }

    private long add(int type, Packer packer, RecordWriter data) {
        ByteBuffer plain = packer.written(data);
        ByteBuffer packed = packer.packed(plain);
        return packed == null
                ? block.add(type, buffer -> buffer.put(plain.duplicate()))
                : block.add(type, Frame.COMPRESSED, buffer -> buffer.put(packed.duplicate()));
    }

    private void flush() {
        int length = block.bytes();
        block.beginWriting();
        ByteBuffer records = block.cut(Long.MAX_VALUE);
        if (cipher != null) {
            cipher.encrypt(records);
        }
        try {
            file.write(end, records);
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

    @Override
    public void close() {
        if (packer != null) {
            packer.close();
        }
    }
}
