package dev.reknit.runtime.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What was found in one segment.
 *
 * @param first the number in its name
 * @param header null if it is not valid
 * @param next the number behind that of the last valid record
 * @param lastBatch the offset where the batch begins that it belongs to
 * @param end the offset behind it
 * @param closed whether it is the mark of a log that was closed
 * @param flaw what is wrong, or null
 */
record SegmentScan(
        long first,
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
                String flaw = "" + FileHeader.flaw(file, FileHeader.Kind.SEGMENT, first);
                return new SegmentScan(first, null, first, 0, 0, false, Flaw.damaged(name, 0, flaw));
            }
            long size = Math.min(file.size(), header.extent());
            SegmentScan scan = of(header, new Frames(file, size, header.id(), first), following, from, reader);
            return size == header.extent()
                    ? scan
                    : scan.with(Flaw.damaged(name, size, "the file ends here, its header says at " + header.extent()));
        }
    }

    private static SegmentScan of(FileHeader header, Frames frames, long following, long from, RecordReader reader)
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
        String name = Segments.name(header.number());
        Flaw flaw = following == 0 ? frames.rest(name) : missing(name, frames, following);
        return new SegmentScan(header.number(), header, frames.nextSequence(), lastBatch, offset, closed, flaw);
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

    /** The same, damaged if it does not belong to the log of the segment before. */
    SegmentScan after(SegmentScan before) {
        boolean other = header != null && before.header != null && header.id() != before.header.id();
        return other ? with(Flaw.damaged(name(), 0, "this segment is of another log than the one before it")) : this;
    }

    private SegmentScan with(Flaw other) {
        return new SegmentScan(first, header, next, lastBatch, end, closed, other);
    }

    String name() {
        return Segments.name(first);
    }

    boolean isDamaged() {
        return flaw != null && flaw.isDamage();
    }
}
