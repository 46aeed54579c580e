package dev.reknit.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder on a disk that is only looked at: nothing in it is changed, and no lock is taken, so another process may have it open. A folder
 * that is not there is empty. Safe for use by several threads.
 */
public final class ReadOnlyFolder implements Folder {
    private final Path path;

    /** Looks at a folder. */
    public ReadOnlyFolder(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    @Override
    public List<String> list() throws IOException {
        return IoThread.call(() -> {
            if (!Files.exists(path)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(path)) {
                return files.filter(each -> !Files.isDirectory(each))
                        .map(each -> each.getFileName().toString())
                        .filter(each -> !each.equals(FolderLock.NAME))
                        .sorted()
                        .toList();
            }
        });
    }

    @Override
    public DataFile open(String name) throws IOException {
        FileChannel channel = IoThread.call(() -> FileChannel.open(path.resolve(name), StandardOpenOption.READ));
        return new ReadOnlyFile(new DiskFile(channel, () -> {}));
    }

    @Override
    public DataFile create(String name) throws IOException {
        throw refused();
    }

    @Override
    public void rename(String from, String to) throws IOException {
        throw refused();
    }

    @Override
    public void delete(String name) throws IOException {
        throw refused();
    }

    @Override
    public void sync() throws IOException {
        throw refused();
    }

    private static IOException refused() {
        return new IOException("it is open for reading only");
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return path.toString();
    }

    private record ReadOnlyFile(DataFile file) implements DataFile {
        @Override
        public int read(long position, ByteBuffer into) throws IOException {
            return file.read(position, into);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }

        @Override
        public void write(long position, ByteBuffer data) throws IOException {
            throw refused();
        }

        @Override
        public void force() throws IOException {
            throw refused();
        }

        @Override
        public void truncate(long size) throws IOException {
            throw refused();
        }
    }
}
