package dev.reknit.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The segment that is written to. For the writer alone. */
final class Segment implements AutoCloseable {
    private final String name;
    private final DataFile file;
    private final long bytes;
    private final @Nullable FileCipher cipher;
    private long end;

    /** The segment of a header. */
    Segment(FileHeader header, DataFile file, long end, @Nullable FileCipher cipher) {
        this.name = header.file();
        this.file = file;
        this.end = end;
        this.bytes = header.extent();
        this.cipher = cipher;
    }

    String name() {
        return name;
    }

    long end() {
        return end;
    }

    long room() {
        return bytes - end;
    }

    boolean isHalfFull() {
        return end > bytes / 2;
    }

    void write(ByteBuffer records) throws IOException {
        int length = records.remaining();
        if (cipher != null) {
            cipher.encrypt(records);
        }
        file.write(end, records);
        end += length;
    }

    void force() throws IOException {
        file.force();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
