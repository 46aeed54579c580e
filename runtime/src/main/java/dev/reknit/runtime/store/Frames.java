package dev.reknit.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** The records in one file, one after the other. Not safe for use by several threads. */
final class Frames {
    private final Window window;
    private final int salt;
    private final CRC32C scratch = new CRC32C();

    private long nextOffset;
    private long nextSequence;
    private int at;

    /** Begins behind the header, with the record that has this number. */
    Frames(DataFile file, long end, long id, long first) {
        this(file, end, id, first, Window.BYTES);
    }

    /** The same, reading so many bytes at once, or as many as a record has. */
    Frames(DataFile file, long end, long id, long first, int bytes) {
        window = new Window(file, end, bytes);
        salt = Frame.salt(id);
        nextOffset = FileHeader.BYTES;
        nextSequence = first;
    }

    /** Goes on to the next record. Where there is none that is valid and has the next number, nothing changes. */
    boolean next() throws IOException {
        if (!stands(nextOffset) || Frame.sequence(window.buffer(), at) != nextSequence) {
            return false;
        }
        nextOffset += Frame.size(Frame.length(window.buffer(), at));
        nextSequence++;
        return true;
    }

    /** Whether a valid record stands at an offset, and if so, has it loaded. */
    private boolean stands(long offset) throws IOException {
        int header = window.load(offset, Frame.HEADER);
        if (header < 0 || Frame.type(window.buffer(), header) == 0) {
            return false;
        }
        int length = Frame.length(window.buffer(), header);
        if (length < 0 || length > window.end() - offset - Frame.HEADER) {
            return false;
        }
        at = window.load(offset, Frame.HEADER + length);
        return Frame.holds(window.buffer(), at, salt, scratch);
    }

    /** The number of the record that {@link #next} would go on to. */
    long nextSequence() {
        return nextSequence;
    }

    /** Where in the file it would stand. */
    long nextOffset() {
        return nextOffset;
    }

    int type() {
        return Frame.type(window.buffer(), at);
    }

    /** Whether all before the record were safe when it was written. */
    boolean beginsBatch() {
        return Frame.safe(window.buffer(), at) == nextSequence - 2;
    }

    private int length() {
        return Frame.length(window.buffer(), at);
    }

    /** The data, from position to limit of a buffer that is good until the next call of {@link #next}. */
    ByteBuffer data() {
        ByteBuffer buffer = window.buffer();
        int start = at + Frame.HEADER;
        return buffer.limit(start + length()).position(start);
    }

    /**
     * What is behind the last valid record, if that is anything but zeros: the torn rest of a last batch, or records that were
     * safe, behind damage. See {@link Frame} for the difference.
     */
    @Nullable
    Flaw rest(String file) throws IOException {
        long dirty = nextOffset;
        for (long offset = nextOffset; offset + Long.BYTES <= window.end(); offset += Long.BYTES) {
            int index = window.load(offset, Long.BYTES);
            if (window.buffer().getLong(index) != 0) {
                dirty = offset + Long.BYTES;
                if (isFollower(offset)) {
                    return damage(file, offset);
                }
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

    /** Whether a record stands there that was written when the one that should be next was safe. */
    private boolean isFollower(long offset) throws IOException {
        int header = window.load(offset, Frame.HEADER);
        if (header < 0) {
            return false;
        }
        long sequence = Frame.sequence(window.buffer(), header);
        boolean likely = sequence >= nextSequence && sequence - nextSequence <= window.end() / Frame.HEADER;
        return likely && stands(offset) && Frame.safe(window.buffer(), at) >= nextSequence;
    }

    private Flaw damage(String file, long offset) {
        return Flaw.damaged(
                file,
                nextOffset,
                "record " + nextSequence + " is not valid, and record " + Frame.sequence(window.buffer(), at)
                        + " at byte " + offset + " says that it once was");
    }
}
