package dev.reknit.runtime.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lock of a folder: a lock of the operating system on a file in it, which says in words who has it. It ends with the
 * process, however that ends, so there are no stale locks.
 *
 * <p>POSIX takes a process's lock away as soon as the process closes any descriptor of the file. So within a process the
 * file is not even opened while it is locked ({@link #HELD}); and where it was opened after all, because another class loader
 * has a copy of this class, it is never closed ({@link #UNCLOSABLE}).
 */
final class FolderLock {
    static final String NAME = "lock";

    private static final int LONGEST_HOLDER = 512;

    /** Locked far behind its end, since Windows lets nobody read what is locked. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final Set<Path> HELD = new HashSet<>();
    private static final List<FileChannel> UNCLOSABLE = new ArrayList<>();

    private final Path folder;
    private final FileChannel channel;
    private boolean released;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Takes the lock of a folder, given by its real path, or throws {@link StoreLockedException}. */
    static FolderLock take(Path folder) throws IOException {
        synchronized (HELD) {
            if (HELD.contains(folder)) {
                throw heldHere(folder);
            }
            FileChannel channel = DiskFolder.openOwners(
                    folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!lock(channel, folder)) {
                String holder = read(channel);
                channel.close();
                throw new StoreLockedException(folder.toString(), holder.isBlank() ? "another process" : holder);
            }
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(thisProcess()), 0);
            HELD.add(folder);
            return new FolderLock(folder, channel);
        }
    }

    private static boolean lock(FileChannel channel, Path folder) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            UNCLOSABLE.add(channel);
            throw heldHere(folder);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static StoreLockedException heldHere(Path folder) {
        return new StoreLockedException(folder.toString(), "this process, " + thisProcess());
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(LONGEST_HOLDER);
        channel.read(text, 0);
        return StandardCharsets.UTF_8.decode(text.flip()).toString();
    }

    private static String thisProcess() {
        ProcessHandle process = ProcessHandle.current();
        Instant started = process.info().startInstant().orElse(Instant.EPOCH).truncatedTo(ChronoUnit.SECONDS);
        return "process " + process.pid() + " on " + host() + ", started " + started;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "an unnamed host";
        }
    }

    /** Lets the next one in; does nothing the second time. */
    void release() throws IOException {
        synchronized (HELD) {
            if (!released) {
                released = true;
                HELD.remove(folder);
                channel.close();
            }
        }
    }
}
