package dev.reknit.runtime.store;

import dev.reknit.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A store in a folder: a {@link Log} and {@link Snapshots} beside each other ({@code docs/format.md}). */
public final class FolderStore implements Store {
    private final Folder folder;
    private final Log log;
    private final Snapshots snapshots;

    private FolderStore(Folder folder, Log log, Snapshots snapshots) {
        this.folder = folder;
        this.log = log;
        this.snapshots = snapshots;
    }

    /**
     * Opens the store in a folder of the disk, or begins one there.
     *
     * @throws StoreLockedException if it is open already, in this or another process, which the message names
     * @throws StoreCorruptException if there is damage that no crash explains; nothing has been changed
     * @throws StoreException if the folder cannot be created, read or written
     */
    public static FolderStore open(Path folder, FolderStoreSettings settings) {
        return open(DiskFolder.open(folder), settings);
    }

    /**
     * Opens the store in a folder, or begins one there. As {@link #open(Path, FolderStoreSettings)}.
     *
     * @param folder belongs to the store from now on, which closes it with itself, or if it cannot be opened
     */
    public static FolderStore open(Folder folder, FolderStoreSettings settings) {
        return open(folder, settings, IoThread.executor());
    }

    static FolderStore open(Folder folder, FolderStoreSettings settings, Executor preparation) {
        FolderStore opened = null;
        Log log = null;
        try {
            Secrets secrets = new Secrets(settings.keys());
            Snapshots snapshots = Snapshots.open(folder, new SnapshotForm(secrets, settings.compression()));
            Snapshot newest = snapshots.newest();
            if (Log.isMissing(folder)) {
                check(folder, newest, 0); // Before one is begun.
            }
            log = Log.open(folder, settings.log(), 0, Reading.of(secrets), preparation);
            check(folder, newest, log.durable());
            opened = new FolderStore(folder, log, snapshots);
            return opened;
        } finally {
            if (opened == null) {
                if (log != null) {
                    log.close();
                }
                close(folder);
            }
        }
    }

    /** Nothing is written to a store before all that it builds on is safe in its log, so no crash explains that. */
    private static void check(Folder folder, @Nullable Snapshot newest, long last) {
        if (newest != null && newest.position() > last) {
            String text = "it is of position " + newest.position() + ", and the log ends at " + last
                    + ": files of the log are missing, or are older than this one";
            throw new StoreCorruptException(folder.toString(), Flaw.damaged(newest.file(), 0, text));
        }
    }

    @Override
    public long append(int type, RecordWriter data, Durability durability) {
        return log.append(type, data, durability);
    }

    @Override
    public void awaitDurable(long position, Durability durability) {
        log.awaitDurable(position, durability);
    }

    @Override
    public long durable() {
        return log.durable();
    }

    @Override
    public long first() {
        return log.first();
    }

    @Override
    public int maxRecordBytes() {
        return log.maxRecordBytes();
    }

    @Override
    public void read(long from, RecordReader reader) {
        log.read(from, reader);
    }

    @Override
    public Snapshot writeSnapshot(long position, SnapshotWriter writer) {
        log.awaitDurable(position);
        return snapshots.write(position, writer);
    }

    @Override
    public List<Snapshot> snapshots() {
        return snapshots.list();
    }

    @Override
    public void readHead(Snapshot snapshot, RecordReader reader) {
        snapshots.readHead(snapshot, reader);
    }

    @Override
    public void readSnapshot(Snapshot snapshot, RecordReader reader) {
        snapshots.read(snapshot, reader);
    }

    @Override
    public void deleteSnapshot(Snapshot snapshot) {
        snapshots.delete(snapshot);
    }

    @Override
    public void prune(long before) {
        log.prune(before);
    }

    @Override
    public @Nullable StoreFailedException failure() {
        return log.failure();
    }

    /** What was cut off from the end of the log when the store was opened; null if nothing was. */
    public @Nullable Flaw torn() {
        return log.torn();
    }

    @Override
    public void close() {
        log.close();
        close(folder);
    }

    private static void close(Folder folder) {
        try {
            folder.close();
        } catch (IOException e) {
            Notices.tell(folder, "closing the folder failed; what was acknowledged is safe", e);
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
