package dev.reknit.runtime.store;

import java.io.IOException;
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
            return of(Segments.in(folder), scans(folder, reading), folder, reading);
        } catch (IOException e) {
            throw new StoreException("Cannot read the store in " + folder + ": " + Advice.on(e) + ".", e);
        }
    }

    private static Verification of(List<Long> firsts, List<SegmentScan> scans, Folder folder, Reading reading)
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
        List<Snapshot> whole = new ArrayList<>();
        for (long number : Snapshots.numbers(folder)) {
            SnapshotFile.Read read = SnapshotFile.read(folder, number, SnapshotFile.Extent.ALL, reading);
            if (read.flaw() != null) {
                flaws.add(read.flaw());
            } else if (read.snapshot() != null) {
                whole.add(read.snapshot());
            }
        }
        Verification found = new Verification(firsts.isEmpty() ? 0 : firsts.get(0), last, whole, flaws);
        Flaw missing = flawless ? missing(found.newest(), last) : null;
        if (missing != null) {
            flaws.add(missing);
        }
        return found;
    }

    /** What a snapshot tells of a log that ends before it; null if it does not. Nothing is written to a store before that is safe in its log. */
    static @Nullable Flaw missing(@Nullable Snapshot newest, long last) {
        return newest == null || newest.position() <= last
                ? null
                : Flaw.damaged(
                        newest.file(),
                        0,
                        "it was made at position " + newest.position() + ", and the log ends at " + last
                                + ": files of the log are missing, or are older than this one");
    }

    /** Whether something is lost that a crash does not explain. */
    public boolean isDamaged() {
        return flaws.stream().anyMatch(Flaw::isDamage);
    }

    /** The newest snapshot that is whole; null if there is none. */
    public @Nullable Snapshot newest() {
        return snapshots.isEmpty() ? null : snapshots.get(snapshots.size() - 1);
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
