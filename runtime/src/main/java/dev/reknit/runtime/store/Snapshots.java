package dev.reknit.runtime.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The snapshots in a {@link Folder}, each a list of records like those of a {@link Log}, and each whole or not there: it is written under
 * another name, forced, renamed, and the name is made safe. Some older ones are kept.
 *
 * <p>A failure to write one leaves the others, and a next one can be tried. Safe for use by several threads; one snapshot is
 * written at a time.
 */
public final class Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger("reknit.store");
    private static final RecordReader NOBODY = (number, type, data) -> {};

    private final Folder folder;
    private final int keep;
    private long last;

    private Snapshots(Folder folder, int keep, long last) {
        this.folder = folder;
        this.keep = keep;
        this.last = last;
    }

    /**
     * Opens the snapshots in a folder, of which there may be none.
     *
     * @param keep how many to keep, the newest included, 1 or more
     * @throws IllegalArgumentException if {@code keep} is less than 1
     * @throws StoreException if the folder cannot be read or written
     */
    public static Snapshots open(Folder folder, int keep) {
        if (keep < 1) {
            throw new IllegalArgumentException("keep = " + keep + "; allowed: 1 or more");
        }
        try {
            SnapshotFile.deleteUnborn(folder);
            folder.sync(); // A snapshot may be there only because the machine has not gone down yet.
            List<Long> numbers = numbers(folder);
            return new Snapshots(folder, keep, numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1));
        } catch (IOException e) {
            throw new StoreException("Cannot open the snapshots in " + folder + ": " + Advice.on(e) + ".", e);
        }
    }

    /** The numbers of all, rising, in whatever state they are. */
    static List<Long> numbers(Folder folder) throws IOException {
        return Segments.numbers(folder, Snapshot.SUFFIX);
    }

    /**
     * Writes a snapshot, and deletes those that are older than is kept.
     *
     * @param position the last record of the log whose effect is in it, which should be {@linkplain Log#awaitDurable safe}; 0 for none
     * @return the snapshot, which is safe
     * @throws StoreException if a file cannot be written; whether there is a new snapshot is then told by {@link #newest}
     */
    public synchronized Snapshot write(long position, SnapshotWriter writer) {
        try {
            Snapshot snapshot = SnapshotFile.write(folder, ++last, position, writer);
            prune();
            return snapshot;
        } catch (IOException e) {
            throw new StoreException(
                    "Cannot write snapshot " + last + " in " + folder + ": " + Advice.on(e)
                            + ". Those before it are as they were, and the log goes on.",
                    e);
        }
    }

    private void prune() throws IOException {
        List<Long> numbers = numbers(folder);
        for (long each : numbers.subList(0, Math.max(0, numbers.size() - keep))) {
            folder.delete(Segments.name(each, Snapshot.SUFFIX));
        }
    }

    /**
     * Finds the newest snapshot that is whole, by reading it. Those that are newer and damaged are left as they are, and told in the
     * log.
     *
     * @return null if there is none
     * @throws StoreException if the folder cannot be read
     */
    public @Nullable Snapshot newest() {
        for (Snapshot each : whole(true)) {
            return each;
        }
        return null;
    }

    /** All that are whole, newest first; costs reading them all. */
    public List<Snapshot> all() {
        return whole(false);
    }

    private List<Snapshot> whole(boolean onlyNewest) {
        List<Snapshot> whole = new ArrayList<>();
        try {
            List<Long> numbers = numbers(folder);
            for (int i = numbers.size() - 1; i >= 0 && (whole.isEmpty() || !onlyNewest); i--) {
                SnapshotFile.Read read = SnapshotFile.read(folder, numbers.get(i), NOBODY);
                if (read.snapshot() != null && read.flaw() == null) {
                    whole.add(read.snapshot());
                } else {
                    LOG.error("Snapshot {} in {} is damaged and left out: {}", numbers.get(i), folder, read.flaw());
                }
            }
        } catch (IOException e) {
            throw new StoreException("Cannot read the snapshots in " + folder + ": " + Advice.on(e) + ".", e);
        }
        return whole;
    }

    /**
     * Reads the records of a snapshot.
     *
     * @param reader is given the numbers of the records in the snapshot, from 1, as their positions
     * @throws StoreCorruptException if it is damaged, when the records before the damage have been read
     * @throws StoreException if it cannot be read, or has been deleted
     */
    public void read(Snapshot snapshot, RecordReader reader) {
        try {
            Flaw flaw = SnapshotFile.read(folder, snapshot.number(), reader).flaw();
            if (flaw != null) {
                throw new StoreCorruptException(folder.toString(), flaw);
            }
        } catch (IOException e) {
            throw new StoreException("Cannot read " + snapshot.file() + " in " + folder + ": " + Advice.on(e) + ".", e);
        }
    }
}
