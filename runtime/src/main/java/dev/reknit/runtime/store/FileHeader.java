package dev.reknit.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How each file of a store begins. Big-endian:
 *
 * <pre>
 *   0  8  "RKNITLOG" or "RKNITSNP"
 *   8  4  version of the format, 1
 *  12  4  length of this header in bytes, 128
 *  16  8  id, drawn at random: of the log, the same in all its segments; of the snapshot
 *  24  8  number: of the first record; of the snapshot
 *  32  8  extent: the size of the segment in bytes; the position in the log up to which the snapshot tells all
 *  40  8  when it was created, in milliseconds since 1970-01-01T00:00Z
 *  48  8  check of the key that it is encrypted with; 0 if it is not
 *  56 64  id of that key: its length in bytes, then these in UTF-8, then 0
 * 120  4  0
 * 124  4  CRC32C of bytes 0 to 123
 * </pre>
 *
 * @param kind what the file is
 * @param id see above, as are the others
 * @param check tells whether a key is the one
 * @param key the id of the key; empty if it is not encrypted
 */
record FileHeader(Kind kind, long id, long number, long extent, long created, long check, String key) {
    static final int BYTES = 128;
    static final int VERSION = 1;

    private static final int CHECK = 48;
    private static final int KEY = 56;
    private static final int CHECKSUM = 124;

    enum Kind {
        SEGMENT("RKNITLOG"),
        SNAPSHOT("RKNITSNP");

        private final long magic;

        Kind(String magic) {
            this.magic =
                    ByteBuffer.wrap(magic.getBytes(StandardCharsets.US_ASCII)).getLong();
        }
    }

    /** The header of a file that is not encrypted. */
    FileHeader(Kind kind, long id, long number, long extent, long created) {
        this(kind, id, number, extent, created, 0, "");
    }

    /** The same for a file that is encrypted. */
    FileHeader with(String otherKey, long otherCheck) {
        return new FileHeader(kind, id, number, extent, created, otherCheck, otherKey);
    }

    /** The name of the file. */
    String file() {
        return kind == Kind.SEGMENT ? Segments.name(number) : Segments.name(number, Snapshot.SUFFIX);
    }

    /** What no two files of a store have in common. */
    byte[] identity() {
        return ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(kind.magic)
                .putLong(id)
                .putLong(number)
                .array();
    }

    ByteBuffer bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.putLong(kind.magic)
                .putInt(VERSION)
                .putInt(BYTES)
                .putLong(id)
                .putLong(number)
                .putLong(extent)
                .putLong(created)
                .putLong(check);
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        bytes.put((byte) name.length).put(name);
        return bytes.putInt(CHECKSUM, checksum(bytes)).rewind();
    }

    /**
     * Reads the header of a file.
     *
     * @param number the one in the file's name
     * @return null if there is none, or not this one; {@link #flaw} says what is wrong
     */
    static @Nullable FileHeader read(DataFile file, Kind kind, long number) throws IOException {
        ByteBuffer bytes = load(file);
        return flaw(bytes, kind, number) == null ? of(bytes, kind, number) : null;
    }

    private static FileHeader of(ByteBuffer bytes, Kind kind, long number) {
        String key = new String(bytes.array(), KEY + 1, bytes.get(KEY), StandardCharsets.UTF_8);
        return new FileHeader(
                kind, bytes.getLong(16), number, bytes.getLong(32), bytes.getLong(40), bytes.getLong(CHECK), key);
    }

    /** What is wrong with the header of a file, as the end of a sentence; null if nothing is. */
    static @Nullable String flaw(DataFile file, Kind kind, long number) throws IOException {
        return flaw(load(file), kind, number);
    }

    private static ByteBuffer load(DataFile file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        file.read(0, bytes);
        return bytes.clear();
    }

    private static @Nullable String flaw(ByteBuffer bytes, Kind kind, long number) {
        if (bytes.getInt(CHECKSUM) != checksum(bytes)) {
            return "the header's checksum is wrong";
        }
        if (bytes.getLong(0) != kind.magic) {
            return "this is not a " + kind.name().toLowerCase(Locale.ROOT);
        }
        if (bytes.getInt(8) != VERSION || bytes.getInt(12) != BYTES) {
            return "written in version " + bytes.getInt(8) + " of the format; this program reads version " + VERSION
                    + ": open it with a newer Reknit";
        }
        if (bytes.get(KEY) < 0 || bytes.get(KEY) > Secrets.LONGEST_ID) {
            return "the id of its key has no valid length";
        }
        return bytes.getLong(24) == number
                ? null
                : "the header says number " + bytes.getLong(24) + ", the name " + number;
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.array(), 0, CHECKSUM);
        return (int) checksum.getValue();
    }
}
