package dev.reknit.runtime.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What was found in one segment.
 *
 * @param name the name of the file
 * @param header null if it is not valid
 * @param next the number behind that of the last valid record
 * @param lastBatch the offset where the batch begins that it belongs to
 * @param end the offset behind it
 * @param closed whether it is the mark of a log that was closed
 * @param flaw what is wrong, or null
 */
record SegmentScan(
        String name,
        @Nullable FileHeader header,
        long next,
        long lastBatch,
        long end,
        boolean closed,
        @Nullable Flaw flaw) {
    /**
     * Goes through a segment.
     *
     * @param first the number in its name
     * @param following the first number of the segment behind it, or 0 if it is the last
     * @param from the first record that is to be read, not only checked
     */
    static SegmentScan of(Folder folder, long first, long following, long from, RecordReader reader)
            throws IOException {
        String name = Segments.name(first);
        try (DataFile file = folder.open(name)) {
            FileHeader header = FileHeader.read(file, FileHeader.Kind.SEGMENT, first);
            if (header == null) {
                String flaw = FileHeader.flaw(file, FileHeader.Kind.SEGMENT, first);
                return new SegmentScan(name, null, first, 0, 0, false, Flaw.damaged(name, 0, "" + flaw));
            }
            if (file.size() < header.extent()) {
                Flaw flaw =
                        Flaw.damaged(name, file.size(), "the file ends here, its header says at " + header.extent());
                return new SegmentScan(name, header, first, FileHeader.BYTES, FileHeader.BYTES, false, flaw);
            }
            return of(name, header, new Frames(file, header.extent(), header.id(), first), following, from, reader);
        }
    }

    private static SegmentScan of(
            String name, FileHeader header, Frames frames, long following, long from, RecordReader reader)
            throws IOException {
        boolean closed = false;
        long lastBatch = FileHeader.BYTES;
        long offset = lastBatch;
        while ((following == 0 || frames.nextSequence() < following) && frames.next()) {
            closed = frames.type() == Frame.CLOSED;
            lastBatch = frames.beginsBatch() ? offset : lastBatch;
            offset = frames.nextOffset();
            long sequence = frames.nextSequence() - 1;
            if (!closed && sequence >= from) {
                reader.read(sequence, frames.type(), frames.data());
            }
        }
        long next = frames.nextSequence();
        Flaw flaw = following == 0 ? frames.rest(name) : missing(name, frames, following);
        return new SegmentScan(name, header, next, lastBatch, frames.nextOffset(), closed, flaw);
    }

    private static @Nullable Flaw missing(String name, Frames frames, long following) {
        return frames.nextSequence() == following
                ? null
                : Flaw.damaged(
                        name,
                        frames.nextOffset(),
                        "record " + frames.nextSequence() + " is not valid, and all before record " + following
                                + " were safe");
    }
}
