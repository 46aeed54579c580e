package dev.reknit.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Opening a log. Reads and checks every record; refuses what a crash does not explain, before anything is changed; cuts off a torn
 * end. Then it makes safe what it found: records of the last batch may be readable and not on the disk, because only the process went
 * down before they were forced, or because forcing them failed; and who opens the log builds upon them. After a failed
 * force, forcing again does nothing ({@link DataFile#force}), so the last batch is written once more, as it stands.
 *
 * <p>Can be stopped at any point and begun again.
 */
final class LogRecovery {
    private final Folder folder;
    private final LogSettings settings;
    private final Secrets secrets;

    /**
     * A log that is ready to be appended to.
     *
     * @param id drawn at random when it was begun
     * @param firsts the first numbers of its segments
     * @param segment the last of them
     * @param next the number of the next record
     * @param closed whether the last record is the mark of closing
     * @param torn what was cut off, or null
     */
    record Recovered(
            long id,
            List<Long> firsts,
            Segment segment,
            long next,
            boolean closed,
            @Nullable Flaw torn) {}

    LogRecovery(Folder folder, LogSettings settings, Secrets secrets) {
        this.folder = folder;
        this.settings = settings;
        this.secrets = secrets;
    }

    /**
     * Opens the log.
     *
     * @param from the first record that has to be there; 0 for wherever the log begins
     */
    Recovered recover(long from, Reading reading) throws IOException {
        Segments.deleteUnborn(folder);
        List<Long> firsts = Segments.in(folder);
        if (firsts.isEmpty()) {
            check(
                    from <= 1,
                    Segments.name(1),
                    "there is no segment at all, and records from " + from + " on are needed");
            return begin();
        }
        check(
                from == 0 || firsts.get(0) <= from,
                Segments.name(firsts.get(0)),
                "the log begins here, and records from " + from + " on are needed");
        SegmentScan last = scan(firsts, reading);
        check(
                last.next() >= from,
                last.name(),
                "the log ends before record " + last.next() + ", and records from " + from + " on are needed");
        return resume(firsts, last);
    }

    private Recovered begin() throws IOException {
        FileHeader header = secrets.header(FileHeader.Kind.SEGMENT, 1, settings.segmentBytes());
        return new Recovered(header.id(), List.of(1L), publish(header), 1, true, null);
    }

    private Segment publish(FileHeader header) throws IOException {
        FileCipher cipher = secrets.cipher(header);
        return Segments.publish(folder, Segments.prepare(folder, settings.segmentBytes()), header, cipher);
    }

    /** The last segment, if all are whole and fit together. */
    private SegmentScan scan(List<Long> firsts, Reading reading) throws IOException {
        SegmentScan last = null;
        for (int i = 0; i < firsts.size(); i++) {
            long following = i == firsts.size() - 1 ? 0 : firsts.get(i + 1);
            SegmentScan scan = SegmentScan.of(folder, firsts.get(i), following, reading);
            last = last == null ? scan : scan.after(last);
            if (last.flaw() != null && last.flaw().isDamage()) {
                throw new StoreCorruptException(folder.toString(), last.flaw());
            }
            secrets.cipher(Objects.requireNonNull(last.header())); // Its key has to be there.
        }
        return Objects.requireNonNull(last);
    }

    private void check(boolean right, String file, String otherwise) {
        if (!right) {
            throw new StoreCorruptException(folder.toString(), Flaw.damaged(file, 0, otherwise));
        }
    }

    private Recovered resume(List<Long> firsts, SegmentScan last) throws IOException {
        FileHeader header = Objects.requireNonNull(last.header());
        DataFile file = folder.open(last.name());
        return Segments.orClose(file, () -> {
            makeSafe(file, header, last);
            if (header.key().equals(secrets.currentId())) {
                Segment segment = new Segment(header, file, last.end(), secrets.cipher(header));
                return recovered(header, firsts, segment, last);
            }
            file.close();
            TreeSet<Long> more = new TreeSet<>(firsts);
            more.add(last.next());
            return recovered(header, List.copyOf(more), publish(following(header, last.next())), last);
        });
    }

    /** Of the same log, with the key of today. */
    private FileHeader following(FileHeader header, long first) {
        return secrets.header(FileHeader.Kind.SEGMENT, header.id(), first, settings.segmentBytes());
    }

    private static Recovered recovered(FileHeader header, List<Long> firsts, Segment segment, SegmentScan last) {
        return new Recovered(header.id(), firsts, segment, last.next(), last.closed(), last.flaw());
    }

    private void makeSafe(DataFile file, FileHeader header, SegmentScan last) throws IOException {
        Flaw torn = last.flaw();
        if (torn != null) {
            String where = torn.file() + ", at byte " + torn.offset();
            Notices.tell(folder, "the log was cut off: " + where + ": " + torn.text(), null);
            Segments.zero(file, last.end(), header.extent());
        }
        rewrite(file, last.lastBatch(), last.end());
        file.force();
        folder.sync();
    }

    private static void rewrite(DataFile file, long from, long to) throws IOException {
        ByteBuffer batch = ByteBuffer.allocateDirect((int) (to - from));
        file.read(from, batch);
        file.write(from, batch.flip());
    }
}
