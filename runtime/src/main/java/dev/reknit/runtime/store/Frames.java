package dev.reknit.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** The records in one file, one after the other. Not safe for use by several threads. */
final class Frames {
    private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(4 << 10);

    private final Window window;
    private final int salt;
    private final CRC32C scratch = new CRC32C();

    private long nextOffset;
    private long nextSequence;
    private int at;
    private int length;

    /** The window's buffer, and another view of it, whose position and limit are free. */
    private ByteBuffer buffer;

    private ByteBuffer view;

    /** Begins behind the header, with the record that has this number. */
    Frames(DataFile file, long end, long id, long first) {
        this(file, end, id, first, Window.BYTES);
    }

    /** The same, reading so many bytes at once, or as many as a record has. */
    Frames(DataFile file, long end, long id, long first, int bytes) {
        window = new Window(file, end, bytes);
        buffer = window.buffer();
        view = buffer.duplicate();
        salt = Frame.salt(id);
        nextOffset = FileHeader.BYTES;
        nextSequence = first;
    }

    /** Goes on to the next record. Where there is none that is valid and has the next number, nothing changes. */
    boolean next() throws IOException {
        if (!stands(nextOffset) || Frame.sequence(buffer, at) != nextSequence) {
            return false;
        }
        nextOffset += Frame.size(length);
        nextSequence++;
        return true;
    }

    /** Whether a valid record stands at an offset, and if so, has it loaded. */
    private boolean stands(long offset) throws IOException {
        int header = load(offset, Frame.HEADER);
        if (header < 0 || Frame.type(buffer, header) == 0) {
            return false;
        }
        int claimed = Frame.length(buffer, header);
        if (claimed < 0 || claimed > window.end() - offset - Frame.HEADER) {
            return false;
        }
        at = load(offset, Frame.HEADER + claimed);
        length = claimed;
        return Frame.holds(view, at, salt, scratch);
    }

    private int load(long offset, int bytes) throws IOException {
        int index = window.load(offset, bytes);
        if (buffer != window.buffer()) {
            buffer = window.buffer();
            view = buffer.duplicate();
        }
        return index;
    }

    /** The number of the record that {@link #next} would go on to. */
    long nextSequence() {
        return nextSequence;
    }

    /** Where in the file it would stand. */
    long nextOffset() {
        return nextOffset;
    }

    /** What was put in the record: good until the next call of this or {@link #next}. */
    ByteBuffer data(Contents contents) throws Contents.AlteredException {
        return contents.of(nextSequence - 1, type(), Frame.form(buffer, at), data());
    }

    int type() {
        return Frame.type(buffer, at);
    }

    /** Whether all before the record were safe when it was written. */
    boolean beginsBatch() {
        return Frame.safe(buffer, at) == nextSequence - 2;
    }

    private ByteBuffer data() {
        int start = at + Frame.HEADER;
        return view.limit(start + length).position(start).order(ByteOrder.BIG_ENDIAN);
    }

    /**
     * What is behind the last valid record, if that is anything but zeros: the torn rest of a last batch, or records that were
     * safe, behind damage. See {@link Frame} for the difference.
     */
    @Nullable
    Flaw rest(String file) throws IOException {
        long dirty = nextOffset;
        for (long offset = dirty(nextOffset); offset >= 0; offset = dirty(dirty)) {
            dirty = offset + Long.BYTES;
            if (isFollower(offset)) {
                return damage(file, offset);
            }
        }
        return dirty == nextOffset
                ? null
                : Flaw.torn(
                        file,
                        nextOffset,
                        "the last write was torn: " + (dirty - nextOffset) + " bytes from record " + nextSequence
                                + " on, which nobody was told was safe");
    }

    /** The first offset, from one on in steps of eight, whose eight bytes are not all 0; -1 if there is none. */
    private long dirty(long from) throws IOException {
        long offset = from;
        while (offset + Long.BYTES <= window.end()) {
            int index = load(offset, Long.BYTES);
            int length = Math.min(ZEROS.capacity(), buffer.limit() - index) & -Long.BYTES;
            int same = buffer.slice(index, length).mismatch(ZEROS.slice(0, length));
            if (same >= 0) {
                return offset + (same & -Long.BYTES);
            }
            offset += length;
        }
        return -1;
    }

    /** Whether a record stands there that was written when the one that should be next was safe. */
    private boolean isFollower(long offset) throws IOException {
        int header = load(offset, Frame.HEADER);
        if (header < 0) {
            return false;
        }
        long sequence = Frame.sequence(buffer, header);
        boolean likely = sequence >= nextSequence && sequence - nextSequence <= window.end() / Frame.HEADER;
        return likely && stands(offset) && Frame.safe(buffer, at) >= nextSequence;
    }

    private Flaw damage(String file, long offset) {
        return Flaw.damaged(
                file,
                nextOffset,
                "record " + nextSequence + " is not valid, and record " + Frame.sequence(buffer, at) + " at byte "
                        + offset + " says that it once was");
    }
}
