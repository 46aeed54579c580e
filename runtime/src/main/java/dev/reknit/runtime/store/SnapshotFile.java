package dev.reknit.runtime.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** One snapshot on the disk: how it comes there, and how it is read and checked. */
final class SnapshotFile {
    /** What a snapshot is called until all of it is safe. */
    static final String UNBORN = "snapshot.tmp";

    /** Usually enough for the first record. */
    private static final int HEAD_BYTES = 4 << 10;

    private SnapshotFile() {}

    /** It has its name only when its bytes are safe, and is promised only when its name is. */
    static Snapshot write(Folder folder, long number, long position, SnapshotForm form, SnapshotWriter writer)
            throws IOException {
        deleteUnborn(folder);
        FileHeader header = form.secrets().header(FileHeader.Kind.SNAPSHOT, number, position);
        long bytes = 0;
        try (DataFile file = folder.create(UNBORN)) {
            long end = fill(file, header, form, writer);
            file.force();
            bytes = end;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            if (bytes == 0) {
                discard(folder);
            }
        }
        Snapshot snapshot = Snapshot.of(header, bytes);
        folder.rename(UNBORN, snapshot.file());
        folder.sync();
        return snapshot;
    }

    /** Gives back the room that it took; the lack of it may be why it failed. */
    private static void discard(Folder folder) {
        try {
            deleteUnborn(folder);
        } catch (IOException e) {
            Notices.tell(folder, UNBORN + " could not be deleted; the next snapshot will try again", e);
        }
    }

    static void deleteUnborn(Folder folder) throws IOException {
        if (folder.list().contains(UNBORN)) {
            folder.delete(UNBORN);
        }
    }

    private static long fill(DataFile file, FileHeader header, SnapshotForm form, SnapshotWriter writer)
            throws IOException {
        file.write(0, header.bytes());
        try (SnapshotBlocks blocks = new SnapshotBlocks(file, header, form)) {
            writer.writeTo(blocks);
            return blocks.end();
        }
    }

    /** How much of a snapshot is read. */
    enum Extent {
        HEADER,
        FIRST_RECORD,
        ALL
    }

    /**
     * Reads a snapshot from its beginning.
     *
     * @return what it is, or what is wrong with it as far as it was read; some records may have been read by then
     */
    static Read read(Folder folder, long number, Extent extent, Reading reading) throws IOException {
        String name = Segments.name(number, Snapshot.SUFFIX);
        try (DataFile file = folder.open(name)) {
            FileHeader header = FileHeader.read(file, FileHeader.Kind.SNAPSHOT, number);
            if (header == null) {
                String flaw = "" + FileHeader.flaw(file, FileHeader.Kind.SNAPSHOT, number);
                return new Read(null, Flaw.damaged(name, 0, flaw));
            }
            long size = file.size();
            Flaw flaw = extent == Extent.HEADER ? null : read(file, size, header, extent, reading);
            return new Read(Snapshot.of(header, size), flaw);
        }
    }

    private static @Nullable Flaw read(DataFile file, long size, FileHeader header, Extent extent, Reading reading)
            throws IOException {
        Contents contents = new Contents(header, reading.secrets());
        String name = header.file();
        int window = extent == Extent.FIRST_RECORD ? HEAD_BYTES : Window.BYTES;
        Frames frames = new Frames(file, size, header.id(), 1, window);
        boolean whole = false;
        long offset = frames.nextOffset();
        while (!whole && frames.next()) {
            whole = frames.type() == Frame.CLOSED || extent == Extent.FIRST_RECORD;
            try {
                if (frames.type() != Frame.CLOSED && reading.from() < Long.MAX_VALUE) {
                    reading.reader().read(frames.nextSequence() - 1, frames.type(), frames.data(contents));
                }
            } catch (Contents.AlteredException e) {
                return Flaw.damaged(name, offset, "" + e.getMessage());
            }
            offset = frames.nextOffset();
        }
        if (whole && (offset == size || extent == Extent.FIRST_RECORD)) {
            return null;
        }
        String text = whole ? "there is something behind its end" : "record " + frames.nextSequence() + " is not valid";
        return Flaw.damaged(name, offset, text);
    }

    /**
     * What was read.
     *
     * @param snapshot null if the header is not valid
     * @param flaw null if it is whole
     */
    record Read(@Nullable Snapshot snapshot, @Nullable Flaw flaw) {}
}
