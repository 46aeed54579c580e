package dev.reknit.runtime.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots in a {@link Folder}, each a list of records like those of a {@link Log}, and each whole or not there: it is written under
 * another name, forced, renamed, and the name is made safe. They stay until they are deleted one by one.
 *
 * <p>A failure to write one leaves the others, and a next one can be tried. Safe for use by several threads; one snapshot is
 * written at a time.
 */
public final class Snapshots {
    private final Folder folder;
    private final SnapshotForm form;
    private long last;

    private Snapshots(Folder folder, SnapshotForm form, long last) {
        this.folder = folder;
        this.form = form;
        this.last = last;
    }

    /**
     * Opens the snapshots in a folder, of which there may be none.
     *
     * @throws StoreException if the folder cannot be read or written
     */
    public static Snapshots open(Folder folder) {
        return open(folder, SnapshotForm.PLAIN);
    }

    static Snapshots open(Folder folder, SnapshotForm form) {
        try {
            SnapshotFile.deleteUnborn(folder);
            folder.sync(); // A snapshot may be there only because the machine has not gone down yet.
            List<Long> numbers = numbers(folder);
            return new Snapshots(folder, form, numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1));
        } catch (IOException e) {
            throw new StoreException("Cannot open the snapshots in " + folder + ": " + Advice.on(e) + ".", e);
        }
    }

    /** The snapshots in a folder, to be read only. */
    static Snapshots view(Folder folder, Secrets secrets) {
        return new Snapshots(folder, new SnapshotForm(secrets, false), 0);
    }

    /** The numbers of all, rising, in whatever state they are. */
    static List<Long> numbers(Folder folder) throws IOException {
        return Segments.numbers(folder, Snapshot.SUFFIX);
    }

    /** As {@link Store#writeSnapshot}, but for the log, which is not looked at. */
    public synchronized Snapshot write(long position, SnapshotWriter writer) {
        try {
            return SnapshotFile.write(folder, ++last, position, form, writer);
        } catch (IOException e) {
            throw new StoreException(
                    "Cannot write snapshot " + last + " in " + folder + ": " + Advice.on(e)
                            + ". Those before it are as they were, and the log goes on.",
                    e);
        }
    }

    /** As {@link Store#snapshots}. Those whose headers are damaged are left out, and told in the log. */
    public List<Snapshot> list() {
        List<Snapshot> found = new ArrayList<>();
        try {
            for (long each : numbers(folder)) {
                addTo(found, each);
            }
        } catch (IOException e) {
            throw new StoreException("Cannot list the snapshots in " + folder + ": " + Advice.on(e) + ".", e);
        }
        return found;
    }

    /** The newest; null if there is none, or its header is damaged. */
    @Nullable
    Snapshot newest() {
        List<Snapshot> found = new ArrayList<>();
        try {
            if (last > 0) {
                addTo(found, last);
            }
        } catch (IOException e) {
            throw new StoreException("Cannot read snapshot " + last + " in " + folder + ": " + Advice.on(e) + ".", e);
        }
        return found.isEmpty() ? null : found.get(0);
    }

    private void addTo(List<Snapshot> found, long number) throws IOException {
        try {
            SnapshotFile.Read read = SnapshotFile.read(folder, number, SnapshotFile.Extent.HEADER, Reading.NOTHING);
            if (read.snapshot() != null) {
                found.add(read.snapshot());
            } else {
                Notices.tell(folder, "snapshot " + number + " is damaged and left out: " + read.flaw(), null);
            }
        } catch (NoSuchFileException gone) {
            // It was deleted meanwhile.
        }
    }

    /** As {@link Store#readHead}. */
    public void readHead(Snapshot snapshot, RecordReader reader) {
        read(snapshot, SnapshotFile.Extent.FIRST_RECORD, reader);
    }

    /** As {@link Store#readSnapshot}. */
    public void read(Snapshot snapshot, RecordReader reader) {
        read(snapshot, SnapshotFile.Extent.ALL, reader);
    }

    private void read(Snapshot snapshot, SnapshotFile.Extent extent, RecordReader reader) {
        try {
            Flaw flaw = SnapshotFile.read(folder, snapshot.number(), extent, new Reading(0, reader, form.secrets()))
                    .flaw();
            if (flaw != null) {
                throw new StoreCorruptException(folder.toString(), flaw);
            }
        } catch (IOException e) {
            throw new StoreException("Cannot read " + snapshot.file() + " in " + folder + ": " + Advice.on(e) + ".", e);
        }
    }

    /** As {@link Store#deleteSnapshot}. */
    public synchronized void delete(Snapshot snapshot) {
        try {
            folder.delete(snapshot.file());
        } catch (NoSuchFileException gone) {
            // It was deleted before.
        } catch (IOException e) {
            throw new StoreException(
                    "Cannot delete " + snapshot.file() + " in " + folder + ": " + Advice.on(e) + ".", e);
        }
    }
}
