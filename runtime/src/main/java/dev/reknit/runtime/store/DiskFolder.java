package dev.reknit.runtime.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder on a disk, held by a lock that is known to other processes and within this one. On POSIX systems, what it
 * creates can be read by the owner only. Works on local file systems; on those of a network, the lock and {@link #sync} are
 * as good as the network's.
 */
public final class DiskFolder implements Folder {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final FileAttribute<?>[] OWNERS_FILE = ownersOnly("rw-------");
    private static final FileAttribute<?>[] OWNERS_FOLDER = ownersOnly("rwx------");

    private final Path path;
    private final FolderLock lock;

    /** Tells a folder from another of its name; null where the system has nothing that does. */
    private final @Nullable Object identity;

    private DiskFolder(Path path, FolderLock lock) throws IOException {
        this.path = path;
        this.lock = lock;
        this.identity = identity(path);
    }

    /**
     * Opens a folder, and creates it and those above it where there are none.
     *
     * @throws StoreLockedException if it is open already, in this or another process, which the message names
     * @throws StoreException if it cannot be created, written or read; what has been created stays
     */
    public static DiskFolder open(Path path) {
        try {
            return IoThread.call(() -> {
                create(path.toAbsolutePath());
                Path real = path.toRealPath();
                return new DiskFolder(real, FolderLock.take(real));
            });
        } catch (StoreLockedException e) {
            throw new StoreLockedException(e);
        } catch (IOException e) {
            throw new StoreException("Cannot open the store in " + path + ": " + Advice.on(e), e);
        }
    }

    private static void create(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        Path parent = path.getParent();
        if (parent != null) {
            create(parent);
        }
        Files.createDirectory(path, OWNERS_FOLDER);
        if (parent != null) {
            sync(parent);
        }
    }

    /** The real path. */
    public Path path() {
        return path;
    }

    @Override
    public DataFile create(String name) throws IOException {
        return channel(name, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    @Override
    public DataFile open(String name) throws IOException {
        return channel(name, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private DataFile channel(String name, OpenOption... options) throws IOException {
        return new DiskFile(IoThread.call(() -> openOwners(path.resolve(name), options)), this::checkThere);
    }

    /**
     * Whoever deletes the folder of a store takes all that is written into its open files from then on, and no force says so. So
     * it is looked for after each.
     */
    private void checkThere() throws IOException {
        if (!Objects.equals(identity(path), identity)) {
            throw new NoSuchFileException(
                    path.toString(), null, "the folder was deleted or moved while the store was open");
        }
    }

    private static @Nullable Object identity(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    static FileChannel openOwners(Path file, OpenOption... options) throws IOException {
        return FileChannel.open(file, Set.of(options), OWNERS_FILE);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        IoThread.call(() -> Files.move(
                path.resolve(from),
                path.resolve(to),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING));
    }

    @Override
    public void delete(String name) throws IOException {
        IoThread.run(() -> Files.delete(path.resolve(name)));
    }

    @Override
    public List<String> list() throws IOException {
        return IoThread.call(() -> {
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
    public void sync() throws IOException {
        IoThread.run(() -> sync(path));
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException e) {
            if (POSIX) {
                throw e;
            } // Windows opens no folders; its file systems journal the entries.
        }
    }

    @Override
    public void close() throws IOException {
        IoThread.run(() -> lock.release());
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private static FileAttribute<?>[] ownersOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
