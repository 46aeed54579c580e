package dev.reknit.benchmarks.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a new file; closing it forces it to the disk, only then gives it its name, and forces that. */
final class ForcedFile extends OutputStream {
    private static final String NAME = "archive";
    private static final String UNBORN = "archive.tmp";

    private final Path folder;
    private final FileOutputStream file;
    private boolean closed;

    ForcedFile(Path folder) throws IOException {
        this.folder = folder;
        this.file = new FileOutputStream(folder.resolve(UNBORN).toFile());
    }

    static Path in(Path folder) {
        return folder.resolve(NAME);
    }

    @Override
    public void write(int one) throws IOException {
        file.write(one);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        file.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            file.getChannel().force(false);
            file.close();
            Files.move(folder.resolve(UNBORN), in(folder), StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel names = FileChannel.open(folder)) {
                names.force(true);
            }
        }
    }
}
