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
     * @param reading which of its records are to be read
     */
    static SegmentScan of(Folder folder, long first, long following, Reading reading) throws IOException {
        String name = Segments.name(first);
        try (DataFile file = folder.open(name)) {
            FileHeader header = FileHeader.read(file, FileHeader.Kind.SEGMENT, first);
            if (header == null) {
                String flaw = "" + FileHeader.flaw(file, FileHeader.Kind.SEGMENT, first);
                return new SegmentScan(first, null, first, 0, 0, false, Flaw.damaged(name, 0, flaw));
            }
            long size = Math.min(file.size(), header.extent());
            SegmentScan scan = of(header, new Frames(file, size, header.id(), first), following, reading);
            return size == header.extent()
                    ? scan
                    : scan.with(Flaw.damaged(name, size, "the file ends here, its header says at " + header.extent()));
        }
    }

    private static SegmentScan of(FileHeader header, Frames frames, long following, Reading reading)
            throws IOException {
        String name = header.file();
        Contents contents = new Contents(header, reading.secrets());
        boolean closed = false;
        long lastBatch = FileHeader.BYTES;
        long offset = lastBatch;
        while ((following == 0 || frames.nextSequence() < following) && frames.next()) {
            closed = frames.type() == Frame.CLOSED;
            long sequence = frames.nextSequence() - 1;
            try {
                if (!closed && sequence >= reading.from()) {
                    reading.reader().read(sequence, frames.type(), frames.data(contents));
                }
            } catch (Contents.AlteredException e) {
                Flaw altered = Flaw.damaged(name, offset, "" + e.getMessage());
                return new SegmentScan(header.number(), header, sequence, lastBatch, offset, false, altered);
            }
            lastBatch = frames.beginsBatch() ? offset : lastBatch;
            offset = frames.nextOffset();
        }
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
