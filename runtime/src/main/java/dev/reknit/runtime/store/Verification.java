package dev.reknit.runtime.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in the folder of a store when every byte of it was checked.
 *
 * @param first the position at which the log begins; 0 if there is none
 * @param last the last position behind which the first flaw of the log begins, or the log ends
 * @param snapshots those that are whole, rising
 * @param flaws what is wrong, in the order of the files' names; empty if all is well
 */
public record Verification(long first, long last, List<Snapshot> snapshots, List<Flaw> flaws) {
    /**
     * Checks a store and changes nothing.
     *
     * @param folder of a store that nobody has open
     * @throws StoreException if a file cannot be read
     */
    public static Verification of(Folder folder) {
        return of(folder, null);
    }

    /** The same, and if there are keys, what is encrypted is decrypted, which tells whether somebody has altered it. */
    public static Verification of(Folder folder, @Nullable KeyProvider keys) {
        Reading reading =
                keys == null ? Reading.NOTHING : new Reading(0, (position, type, data) -> {}, new Secrets(keys));
        try {
            long promised = reach(whole(folder, SnapshotFile.Extent.HEADER, Reading.NOTHING, new ArrayList<>()));
            return of(promised, scans(folder, reading), folder, reading);
        } catch (IOException e) {
            throw new StoreException("Cannot read the store in " + folder + ": " + Advice.on(e) + ".", e);
        }
    }

    /** What the log has to reach is looked up before it is read: whoever has the store open writes both. */
    private static Verification of(long promised, List<SegmentScan> scans, Folder folder, Reading reading)
            throws IOException {
        List<Flaw> flaws = new ArrayList<>();
        long last = 0;
        boolean flawless = true;
        for (SegmentScan each : scans) {
            last = flawless ? each.next() - 1 : last;
            if (each.flaw() != null) {
                flawless = false;
                flaws.add(each.flaw());
            }
        }
        if (last < promised && scans.stream().noneMatch(SegmentScan::isDamaged)) {
            flaws.add(tooShort(scans, last, promised));
        }
        List<Snapshot> whole = whole(folder, SnapshotFile.Extent.ALL, reading, flaws);
        long first = scans.isEmpty() ? 0 : scans.get(0).first();
        if (reach(whole) < first - 1) {
            flaws.add(Flaw.damaged(
                    scans.get(0).name(),
                    0,
                    "the log begins here, and no whole checkpoint tells what was called before: objects that were there then"
                            + " cannot be recovered"));
        }
        return new Verification(first, last, whole, flaws);
    }

    private static Flaw tooShort(List<SegmentScan> scans, long last, long promised) {
        String gone = ": what was called after that, acknowledged calls too, is gone but for what checkpoints tell";
        if (scans.isEmpty()) {
            return Flaw.damaged(
                    Segments.name(1), 0, "there is no log at all, and a checkpoint is of position " + promised + gone);
        }
        SegmentScan end = scans.get(scans.size() - 1);
        return Flaw.damaged(
                end.name(),
                end.end(),
                "the log ends at position " + last + ", and a checkpoint is of position " + promised + gone);
    }

    /** The snapshots without a flaw. */
    private static List<Snapshot> whole(Folder folder, SnapshotFile.Extent extent, Reading reading, List<Flaw> flaws)
            throws IOException {
        List<Snapshot> whole = new ArrayList<>();
        for (long number : Snapshots.numbers(folder)) {
            try {
                SnapshotFile.Read read = SnapshotFile.read(folder, number, extent, reading);
                if (read.flaw() != null) {
                    flaws.add(read.flaw());
                } else if (read.snapshot() != null) {
                    whole.add(read.snapshot());
                }
            } catch (NoSuchFileException gone) {
                // Whoever has the store open has deleted it.
            }
        }
        return whole;
    }

    /** The last position of which a snapshot tells; 0 if there is none. */
    private static long reach(List<Snapshot> snapshots) {
        return snapshots.stream().mapToLong(Snapshot::position).max().orElse(0);
    }

    /** The last position of which a whole snapshot tells; 0 if there is none. */
    public long reach() {
        return reach(snapshots);
    }

    /** Whether something is lost that a crash does not explain. */
    public boolean isDamaged() {
        return flaws.stream().anyMatch(Flaw::isDamage);
    }

    /** All segments, rising; one that is of another log than the one before it is damaged. */
    static List<SegmentScan> scans(Folder folder, Reading reading) throws IOException {
        List<Long> firsts = Segments.in(folder);
        List<SegmentScan> scans = new ArrayList<>();
        for (int i = 0; i < firsts.size(); i++) {
            long following = i == firsts.size() - 1 ? 0 : firsts.get(i + 1);
            SegmentScan scan = SegmentScan.of(folder, firsts.get(i), following, reading);
            scans.add(i == 0 ? scan : scan.after(scans.get(i - 1)));
        }
        return scans;
    }
}
