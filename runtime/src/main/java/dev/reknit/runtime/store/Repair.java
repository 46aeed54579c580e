package dev.reknit.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
     * What a repair is going to do.
     *
     * @param first where the log is going to begin
     * @param last where it is going to end; one less than {@code first} if nothing of it is kept
     * @param files those that are going to be given up, or copied before they are cut off
     */
    public record Plan(long first, long last, List<String> files) {}

    /**
     * Says what {@link #of} would do, and does nothing.
     *
     * @param found what is wrong
     * @throws StoreException if a file cannot be read
     */
    public static Plan plan(Folder folder, Verification found) {
        try {
            RepairStep step = RepairStep.of(Verification.scans(folder, Reading.NOTHING), found.reach());
            List<String> files = new ArrayList<>(damagedSnapshots(found));
            step.useless().forEach(each -> files.add(each.name()));
            step.behind().forEach(each -> files.add(each.name()));
            return new Plan(step.first(), step.last(), files);
        } catch (IOException e) {
            throw new StoreException("Cannot read the store in " + folder + ": " + Advice.on(e) + ".", e);
        }
    }

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
        for (String each : damagedSnapshots(found)) {
            setAside(each);
        }
    }

    private static List<String> damagedSnapshots(Verification found) {
        return found.flaws().stream()
                .map(Flaw::file)
                .filter(each -> each.endsWith(Snapshot.SUFFIX))
                .toList();
    }

    private void log(Verification found) throws IOException {
        RepairStep step = RepairStep.of(Verification.scans(folder, Reading.NOTHING), found.reach());
        for (int i = step.behind().size() - 1; i >= 0; i--) {
            setAside(step.behind().get(i).name());
        }
        switch (step.kind()) {
            case NOTHING -> {}
            case CUT_OFF -> cutOff(step.useless().get(0));
            case BEGIN_ANEW -> begin(step.useless(), step.first());
            case SET_ASIDE -> {
                for (SegmentScan each : step.useless()) {
                    setAside(each.name());
                }
            }
        }
    }

    /**
     * Nothing that is left goes on to where the log has to go on, so it begins there anew. The new segment comes first: it is
     * what a next attempt goes by, and there is never a folder without any.
     */
    private void begin(List<SegmentScan> useless, long next) throws IOException {
        boolean replaced = !useless.isEmpty() && useless.get(useless.size() - 1).first() == next;
        if (replaced) {
            String name = Segments.name(next);
            try (DataFile file = folder.open(name)) {
                copy(file, unused(name + ASIDE));
            }
        }
        Segments.deleteUnborn(folder);
        FileHeader header = header(useless, next);
        Segments.publish(folder, Segments.prepare(folder, (int) header.extent()), header, null)
                .close();
        for (SegmentScan each : replaced ? useless.subList(0, useless.size() - 1) : useless) {
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

    private void cutOff(SegmentScan cut) throws IOException {
        long bytes = Objects.requireNonNull(cut.header()).extent();
        try (DataFile file = folder.open(cut.name())) {
            copy(file, unused(cut.name() + ASIDE));
            Segments.zero(file, cut.end(), bytes);
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
