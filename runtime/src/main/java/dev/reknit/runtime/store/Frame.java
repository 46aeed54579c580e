package dev.reknit.runtime.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * How one record stands in a file. Big-endian, at a multiple of 8 bytes:
 *
 * <pre>
 *  0  4  checksum: CRC32C of bytes 4 to the end of the data, xor the salt of the file
 *  4  4  length of the data in bytes
 *  8  8  number of the record; one more than that of the record before
 * 16  4  place: how many records back the one stands that was the last known to be safe when this was written
 * 20  1  type, never 0
 * 21  1  form of the data: 1 if it is encrypted, 2 if it is compressed, 3 if it was compressed and then encrypted
 * 22  2  0
 * 24     the data, then 0 to 7 bytes of 0
 * </pre>
 *
 * <p>The place is what tells a torn write from damage. Everything before a batch has been forced when the batch is written, and
 * only one batch is under way at a time. So if a record is missing and a later one is there, either both were in the batch that
 * was cut short by a crash, and nobody was told that it was safe; or the later one says, by its place, that the missing one was
 * safe. (PostgreSQL and RocksDB stop at the first record that is not valid, and cannot tell.)
 *
 * <p>The salt comes from the number that the file's store drew at random, so records of another store, which a record may
 * carry as its data, are not taken for this one's.
 */
final class Frame {
    static final int HEADER = 24;

    /** The type of the mark that a log which is closed in good order ends with: all before it is safe. */
    static final int CLOSED = 255;

    /** Forms: see {@link FileCipher} and {@link Packer}. */
    static final int ENCRYPTED = 1;

    static final int COMPRESSED = 2;

    private static final int CHECKSUM = 0;
    private static final int LENGTH = 4;
    private static final int SEQUENCE = 8;
    private static final int PLACE = 16;
    private static final int TYPE = 20;
    private static final int FORM = 21;

    private Frame() {}

    /** Throws IllegalArgumentException if a caller's record cannot have the type. */
    static void checkType(int type) {
        if (type < 1 || type >= CLOSED) {
            throw new IllegalArgumentException("type " + type + "; allowed: 1 to " + (CLOSED - 1));
        }
    }

    /** The bytes that a record with so much data takes. */
    static int size(int length) {
        return HEADER + ((length + 7) & -8);
    }

    /** The salt of the records in files that bear this id. */
    static int salt(long id) {
        CRC32C checksum = new CRC32C();
        checksum.update(ByteBuffer.allocate(Long.BYTES).putLong(0, id));
        return (int) checksum.getValue();
    }

    /**
     * Completes a record whose data stands in the buffer already, from {@code at + HEADER} to the buffer's position, which
     * is moved to the end of the record; its limit is not changed.
     */
    static void seal(
            ByteBuffer buffer, int at, long sequence, int place, int type, int form, int salt, CRC32C scratch) {
        int end = buffer.position();
        buffer.order(ByteOrder.BIG_ENDIAN)
                .putInt(at + LENGTH, end - at - HEADER)
                .putLong(at + SEQUENCE, sequence)
                .putInt(at + PLACE, place)
                .putInt(at + TYPE, type << 24 | form << 16);
        buffer.putInt(at + CHECKSUM, checksum(buffer, at, end, scratch) ^ salt);
        buffer.position(end);
        while ((buffer.position() - at) % 8 != 0) {
            buffer.put((byte) 0);
        }
    }

    /** Completes a record anew whose data has changed, but not its length. Moves the position. */
    static void sealAgain(ByteBuffer buffer, int at, int salt, CRC32C scratch) {
        int end = at + HEADER + length(buffer, at);
        buffer.putInt(at + CHECKSUM, checksum(buffer, at, end, scratch) ^ salt);
    }

    /**
     * Whether the checksum of the record at an index, which is in the buffer as a whole, is right. Moves the position, and the
     * limit to the end of the buffer.
     */
    static boolean holds(ByteBuffer buffer, int at, int salt, CRC32C scratch) {
        int stored = buffer.clear().getInt(at + CHECKSUM);
        return stored == (checksum(buffer, at, at + HEADER + length(buffer, at), scratch) ^ salt);
    }

    /** Leaves the position at the end, and the limit as it was. */
    private static int checksum(ByteBuffer buffer, int at, int end, CRC32C scratch) {
        int limit = buffer.limit();
        scratch.reset();
        scratch.update(buffer.limit(end).position(at + LENGTH));
        buffer.limit(limit);
        return (int) scratch.getValue();
    }

    static int length(ByteBuffer buffer, int at) {
        return buffer.getInt(at + LENGTH);
    }

    static long sequence(ByteBuffer buffer, int at) {
        return buffer.getLong(at + SEQUENCE);
    }

    /** The last record that was known to be safe when this one was written. */
    static long safe(ByteBuffer buffer, int at) {
        return sequence(buffer, at) - buffer.getInt(at + PLACE);
    }

    static int type(ByteBuffer buffer, int at) {
        return buffer.get(at + TYPE) & 0xff;
    }

    static int form(ByteBuffer buffer, int at) {
        return buffer.get(at + FORM);
    }
}
