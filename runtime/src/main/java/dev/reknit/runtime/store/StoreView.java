package dev.reknit.runtime.store;

import dev.reknit.Durability;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A store in a folder as it was when it was looked at, for reading: a store that has ended from the beginning. Nothing is changed; where
 * another process writes, what it had not finished is not seen. Of a damaged log, what is before the damage can be read.
 */
public final class StoreView implements Store {
    /** How often it is looked at anew when a file vanishes. */
    private static final int PATIENCE = 10;

    private final Folder folder;
    private final Secrets secrets;
    private final Snapshots snapshots;
    private final NavigableSet<Long> firsts;
    private final long last;
    private final @Nullable Flaw flaw;
    private final @Nullable StoreException why;

    private StoreView(
            Folder folder,
            Secrets secrets,
            NavigableSet<Long> firsts,
            long last,
            @Nullable Flaw flaw,
            @Nullable StoreException why) {
        this.folder = folder;
        this.secrets = secrets;
        this.snapshots = Snapshots.view(folder, secrets);
        this.firsts = firsts;
        this.last = last;
        this.flaw = flaw;
        this.why = why;
    }

    /**
     * Looks at a store.
     *
     * @param folder usually a {@link ReadOnlyFolder}; belongs to the view, which closes it
     * @param keys what it is encrypted with; null if it is not, or if no records are to be read
     * @throws StoreException if it cannot be read
     */
    public static StoreView of(Folder folder, @Nullable KeyProvider keys) {
        return of(folder, new Secrets(keys), null);
    }

    /** The same in place of a store that cannot be written, and why. */
    static StoreView of(Folder folder, Secrets secrets, @Nullable StoreException why) {
        try {
            List<SegmentScan> scans = scans(folder);
            long last = 0;
            Flaw flaw = null;
            for (SegmentScan each : scans) {
                last = flaw == null ? each.next() - 1 : last;
                flaw = flaw == null ? each.flaw() : flaw;
            }
            NavigableSet<Long> firsts =
                    scans.stream().map(SegmentScan::first).collect(Collectors.toCollection(TreeSet::new));
            return new StoreView(folder, secrets, firsts, last, flaw, why);
        } catch (IOException e) {
            throw new StoreException("Cannot read the store in " + folder + ": " + Advice.on(e) + ".", e);
        }
    }

    /** Segments may be pruned by another process meanwhile. */
    private static List<SegmentScan> scans(Folder folder) throws IOException {
        for (int i = 0; i < PATIENCE; i++) {
            try {
                return Verification.scans(folder, Reading.NOTHING);
            } catch (NoSuchFileException pruned) {
                continue;
            }
        }
        return Verification.scans(folder, Reading.NOTHING);
    }

    /** What the log ends with if not in good order: damage, or something that was not finished; null if nothing is wrong. */
    public @Nullable Flaw flaw() {
        return flaw;
    }

    @Override
    public long append(int type, RecordWriter data, Durability durability) {
        throw failure();
    }

    @Override
    public void awaitDurable(long position, Durability durability) {
        if (position > last) {
            throw failure();
        }
    }

    @Override
    public long durable() {
        return last;
    }

    @Override
    public long first() {
        return firsts.isEmpty() ? 1 : firsts.first();
    }

    @Override
    public int maxRecordBytes() {
        return LogSettings.DEFAULTS.maxRecordBytes();
    }

    @Override
    public void read(long from, RecordReader reader) {
        if (!firsts.isEmpty()) {
            LogReading.read(folder, firsts, last, new Reading(from, reader, secrets));
        }
    }

    /** Reads all that can be read of a damaged log, also behind the damage: of each segment what is before its first flaw. */
    public void readAll(RecordReader reader) {
        try {
            for (long first : firsts) {
                Long following = firsts.higher(first);
                SegmentScan unused = SegmentScan.of(
                        folder, first, following == null ? 0 : following, new Reading(first, reader, secrets));
            }
        } catch (IOException e) {
            throw new StoreException("Cannot read the log in " + folder + ": " + Advice.on(e) + ".", e);
        }
    }

    @Override
    public Snapshot writeSnapshot(long position, SnapshotWriter writer) {
        throw failure();
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
        throw failure();
    }

    @Override
    public void prune(long before) {
        throw failure();
    }

    @Override
    public StoreFailedException failure() {
        return why == null
                ? new StoreFailedException("The store in " + folder + " is open for reading only.", null)
                : new StoreFailedException(why.getMessage() + " It is read only, as it is.", why);
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return folder.toString();
    }
}
