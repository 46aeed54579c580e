package dev.reknit.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes of a damaged store one that can be opened, giving up as little as can be: damaged snapshots; of the log, if a whole snapshot
 * tells what the damaged part told, only that part, and else what is behind the damage. Nothing is deleted: files that are given
 * up, and copies of those that are cut off, stay in the folder, with {@value #ASIDE} behind their names. Can be stopped at any
 * point and begun again. A torn end is left to the opening.
 */
public final class Repair {
    static final String ASIDE = ".damaged";

    private static final int CHUNK = 1 << 20;

    private final Folder folder;
    private final List<String> setAside = new ArrayList<>();

    private Repair(Folder folder) {
        this.folder = folder;
    }

    /**
     * What was done.
     *
     * @param before what was wrong
     * @param after what is there now
     * @param setAside the names of the files that were given up or copied before they were cut off; empty if nothing was damaged
     */
    public record Report(Verification before, Verification after, List<String> setAside) {}

    /**
     * Repairs a store.
     *
     * @param folder of a store that nobody has open otherwise
     * @throws StoreException if a file cannot be read or written; the store is then as damaged as before, or less
     */
    public static Report of(Folder folder) {
        try {
            Verification before = Verification.of(folder);
            Repair repair = new Repair(folder);
            if (before.isDamaged()) {
                repair.snapshots(before);
                repair.log(before);
            }
            return new Report(before, Verification.of(folder), repair.setAside);
        } catch (IOException e) {
            throw new StoreException("Cannot repair the store in " + folder + ": " + Advice.on(e) + ".", e);
        }
    }

    private void snapshots(Verification found) throws IOException {
        for (Flaw each : found.flaws()) {
            if (each.file().endsWith(Snapshot.SUFFIX) && !isWhole(each.file(), found)) {
                setAside(each.file());
            }
        }
    }

    /** One that tells that the log is not as long as it was is as good as any. */
    private static boolean isWhole(String file, Verification found) {
        return found.snapshots().stream().anyMatch(each -> each.file().equals(file));
    }

    private void log(Verification found) throws IOException {
        List<SegmentScan> segments = Verification.scans(folder, Reading.NOTHING);
        int damaged = 0;
        while (damaged < segments.size() && !segments.get(damaged).isDamaged()) {
            damaged++;
        }
        Snapshot newest = found.newest();
        long needed = newest == null ? 0 : newest.position() + 1;
        if (damaged == segments.size()) {
            if (needed > found.last() + 1) {
                begin(segments, needed);
            }
            return;
        }
        int whole = wholeFrom(segments);
        if (whole < segments.size() && segments.get(whole).first() <= needed) {
            for (SegmentScan each : segments.subList(0, whole)) {
                setAside(each.name());
            }
        } else {
            cut(segments, damaged, needed);
        }
    }

    /** The index from which on no segment is damaged. */
    private static int wholeFrom(List<SegmentScan> segments) {
        int from = segments.size();
        while (from > 0 && !segments.get(from - 1).isDamaged()) {
            from--;
        }
        return from;
    }

    /** The damaged one goes last, so that the store is damaged, and is repaired again, if this does not come to its end. */
    private void cut(List<SegmentScan> segments, int damaged, long needed) throws IOException {
        SegmentScan cut = segments.get(damaged);
        for (int i = segments.size() - 1; i > damaged; i--) {
            setAside(segments.get(i).name());
        }
        FileHeader header = cut.header();
        if (header != null && cut.next() >= needed) {
            cutOff(cut, header);
            return;
        }
        if (needed > cut.next() || damaged == 0) {
            begin(segments.subList(0, damaged + 1), Math.max(cut.next(), needed));
        } else {
            setAside(cut.name());
        }
    }

    /**
     * Nothing that is left goes on to where the log has to go on, so it begins there anew. The new segment comes first: it is
     * what a next attempt goes by, and there is never a folder without any.
     */
    private void begin(List<SegmentScan> useless, long next) throws IOException {
        int last = useless.size() - 1;
        boolean replaced = last >= 0 && useless.get(last).first() == next;
        if (replaced) {
            String name = useless.get(last).name();
            try (DataFile file = folder.open(name)) {
                copy(file, unused(name + ASIDE));
            }
        }
        Segments.deleteUnborn(folder);
        FileHeader header = header(useless, next);
        Segments.publish(folder, Segments.prepare(folder, (int) header.extent()), header, null)
                .close();
        for (SegmentScan each : replaced ? useless.subList(0, last) : useless) {
            setAside(each.name());
        }
    }

    /** Of the same log as the others, as far as that is known. */
    private static FileHeader header(List<SegmentScan> others, long first) {
        FileHeader known = null;
        for (SegmentScan each : others) {
            known = known == null ? each.header() : known;
        }
        long id = known == null ? RandomGenerator.getDefault().nextLong() : known.id();
        long bytes = known == null ? LogSettings.DEFAULTS.segmentBytes() : known.extent();
        return new FileHeader(FileHeader.Kind.SEGMENT, id, first, bytes, System.currentTimeMillis());
    }

    private void cutOff(SegmentScan cut, FileHeader header) throws IOException {
        try (DataFile file = folder.open(cut.name())) {
            copy(file, unused(cut.name() + ASIDE));
            Segments.zero(file, cut.end(), header.extent());
            file.force();
        }
        Notices.tell(folder, cut.name() + " was cut off behind record " + (cut.next() - 1), null);
    }

    private void copy(DataFile from, String name) throws IOException {
        try (DataFile to = folder.create(name)) {
            ByteBuffer bytes = ByteBuffer.allocateDirect(CHUNK);
            for (long at = 0; from.read(at, bytes.clear()) > 0; ) {
                int length = bytes.flip().remaining();
                to.write(at, bytes);
                at += length;
            }
            to.force();
        }
        folder.sync();
        setAside.add(name);
    }

    private void setAside(String name) throws IOException {
        String aside = unused(name + ASIDE);
        folder.rename(name, aside);
        folder.sync();
        setAside.add(aside);
        Notices.tell(folder, name + " was set aside as " + aside, null);
    }

    private String unused(String name) throws IOException {
        List<String> used = folder.list();
        String unused = name;
        for (int i = 2; used.contains(unused); i++) {
            unused = name + i;
        }
        return unused;
    }
}
