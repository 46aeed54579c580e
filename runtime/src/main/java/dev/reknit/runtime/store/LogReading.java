package dev.reknit.runtime.store;

import java.io.IOException;
import java.util.NavigableSet;

/** Reads the records of a log that are known to be there. */
final class LogReading {
    private LogReading() {}

    /**
     * Reads from segment to segment.
     *
     * @param firsts the first positions of all segments
     * @param last the last position that is read
     */
    static void read(Folder folder, NavigableSet<Long> firsts, long last, Reading reading) {
        if (reading.from() < firsts.first()) {
            throw new IllegalArgumentException(
                    "position " + reading.from() + "; allowed: " + firsts.first() + ", where the log begins, or later");
        }
        try {
            Long first = firsts.floor(reading.from());
            while (first != null && first <= last) {
                Long following = firsts.higher(first);
                long end = following == null ? last : Math.min(last, following - 1);
                Flaw flaw = SegmentScan.of(folder, first, end + 1, reading).flaw();
                if (flaw != null) {
                    throw new StoreCorruptException(folder.toString(), flaw);
                }
                first = following;
            }
        } catch (IOException e) {
            throw new StoreException("Cannot read the log in " + folder + ": " + Advice.on(e) + ".", e);
        }
    }
}
