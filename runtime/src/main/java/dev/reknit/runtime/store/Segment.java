package dev.reknit.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The segment that is written to. For the writer alone. */
final class Segment implements AutoCloseable {
    private final String name;
    private final DataFile file;
    private final long bytes;
    private long end;

    Segment(String name, DataFile file, long end, long bytes) {
        this.name = name;
        this.file = file;
        this.end = end;
        this.bytes = bytes;
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
