package dev.reknit.runtime.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One snapshot on the disk: how it comes there, and how it is read and checked. */
final class SnapshotFile {
    /** What a snapshot is called until all of it is safe. */
    static final String UNBORN = "snapshot.tmp";

    /** Usually enough for the first record. */
    private static final int HEAD_BYTES = 4 << 10;

    private static final Logger LOG = LoggerFactory.getLogger("reknit.store");

    private SnapshotFile() {}

    /** It has its name only when its bytes are safe, and is promised only when its name is. */
    static Snapshot write(Folder folder, long number, long position, SnapshotWriter writer) throws IOException {
        deleteUnborn(folder);
        FileHeader header = new FileHeader(
                FileHeader.Kind.SNAPSHOT,
                RandomGenerator.getDefault().nextLong(),
                number,
                position,
                System.currentTimeMillis());
        long bytes = 0;
        try (DataFile file = folder.create(UNBORN)) {
            long end = fill(file, header, writer);
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
            LOG.warn("{} in {} could not be deleted; the next snapshot will try again", UNBORN, folder, e);
        }
    }

    static void deleteUnborn(Folder folder) throws IOException {
        if (folder.list().contains(UNBORN)) {
            folder.delete(UNBORN);
        }
    }

    private static long fill(DataFile file, FileHeader header, SnapshotWriter writer) throws IOException {
        file.write(0, header.bytes());
        SnapshotBlocks blocks = new SnapshotBlocks(file, header.id());
        writer.writeTo(blocks);
        return blocks.end();
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
    static Read read(Folder folder, long number, Extent extent, RecordReader reader) throws IOException {
        String name = Segments.name(number, Snapshot.SUFFIX);
        try (DataFile file = folder.open(name)) {
            FileHeader header = FileHeader.read(file, FileHeader.Kind.SNAPSHOT, number);
            if (header == null) {
                String flaw = "" + FileHeader.flaw(file, FileHeader.Kind.SNAPSHOT, number);
                return new Read(null, Flaw.damaged(name, 0, flaw));
            }
            long size = file.size();
            Snapshot snapshot = Snapshot.of(header, size);
            return switch (extent) {
                case HEADER -> new Read(snapshot, null);
                case FIRST_RECORD ->
                    new Read(snapshot, first(name, new Frames(file, size, header.id(), 1, HEAD_BYTES), reader));
                case ALL -> new Read(snapshot, all(name, size, new Frames(file, size, header.id(), 1), reader));
            };
        }
    }

    private static @Nullable Flaw first(String name, Frames frames, RecordReader reader) throws IOException {
        if (!frames.next()) {
            return Flaw.damaged(name, frames.nextOffset(), "record 1 is not valid");
        }
        if (frames.type() != Frame.CLOSED) {
            reader.read(1, frames.type(), frames.data());
        }
        return null;
    }

    private static @Nullable Flaw all(String name, long size, Frames frames, RecordReader reader) throws IOException {
        boolean whole = false;
        while (!whole && frames.next()) {
            whole = frames.type() == Frame.CLOSED;
            if (!whole) {
                reader.read(frames.nextSequence() - 1, frames.type(), frames.data());
            }
        }
        if (whole && frames.nextOffset() == size) {
            return null;
        }
        String text = whole ? "there is something behind its end" : "record " + frames.nextSequence() + " is not valid";
        return Flaw.damaged(name, frames.nextOffset(), text);
    }

    /**
     * What was read.
     *
     * @param snapshot null if the header is not valid
     * @param flaw null if it is whole
     */
    record Read(@Nullable Snapshot snapshot, @Nullable Flaw flaw) {}
}
