package dev.reknit.runtime.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/** Reads a file of a store by what {@code docs/format.md} says and nothing else, and explains its bytes. */
final class StrangersReader {
    record Record(long number, int type, String text) {}

    private final ByteBuffer bytes;
    private final List<Record> records = new ArrayList<>();
    private final StringBuilder explained = new StringBuilder();

    StrangersReader(byte[] file) {
        bytes = ByteBuffer.wrap(file); // big-endian
        long id = header();
        records(64, crc(ByteBuffer.allocate(8).putLong(id).array(), 0, 8));
    }

    List<Record> records() {
        return records;
    }

    String explained() {
        return explained.toString();
    }

    private long header() {
        explain(0, 8, "magic: \"" + new String(bytes.array(), 0, 8, StandardCharsets.US_ASCII) + "\"");
        explain(8, 4, "version " + bytes.getInt(8));
        explain(12, 4, "length of the header: " + bytes.getInt(12));
        explain(16, 8, "id");
        explain(24, 8, "number " + bytes.getLong(24));
        explain(32, 8, "extent " + bytes.getLong(32));
        explain(40, 8, "created: " + bytes.getLong(40) + " ms");
        explain(48, 12, "0");
        explain(60, 4, "CRC32C of bytes 0 to 59");
        require(bytes.getInt(60) == crc(bytes.array(), 0, 60), "checksum of the header");
        return bytes.getLong(16);
    }

    /** Up to the first that is not valid. */
    private void records(int first, int salt) {
        int at = first;
        long number = 0;
        while (at + 24 <= bytes.capacity() && bytes.get(at + 20) != 0) {
            int length = bytes.getInt(at + 4);
            if (length < 0 || at + 24 + length > bytes.capacity()) {
                break;
            }
            if (bytes.getInt(at) != (crc(bytes.array(), at + 4, 20 + length) ^ salt)) {
                break;
            }
            require(number == 0 || bytes.getLong(at + 8) == number + 1, "number of a record");
            number = bytes.getLong(at + 8);
            explain(at, length, number);
            at += 24 + (length + 7) / 8 * 8;
        }
    }

    private void explain(int at, int length, long number) {
        int type = bytes.get(at + 20) & 0xff;
        String text = new String(bytes.array(), at + 24, length, StandardCharsets.UTF_8);
        explain(at, 4, "checksum: CRC32C of the next " + (20 + length) + " bytes, xor the salt");
        explain(at + 4, 4, "length " + length);
        explain(at + 8, 8, "number " + number);
        explain(
                at + 16,
                4,
                "place " + bytes.getInt(at + 16) + ": record " + (number - bytes.getInt(at + 16))
                        + " and all before it were safe");
        explain(at + 20, 1, "type " + type + (type == 255 ? ": closed in good order" : ""));
        explain(at + 21, 3, "0");
        if (length > 0) {
            explain(at + 24, length, "data: \"" + text + "\"");
        }
        if (length % 8 != 0) {
            explain(at + 24 + length, 8 - length % 8, "padding");
        }
        if (type != 255) {
            records.add(new Record(number, type, text));
        }
    }

    private void explain(int at, int length, String what) {
        String hex = HexFormat.ofDelimiter(" ").formatHex(bytes.array(), at, at + length);
        explained.append("%04x  %-35s  %s%n".formatted(at, hex, what).replace("\r", ""));
    }

    private static int crc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    private static void require(boolean right, String what) {
        if (!right) {
            throw new IllegalArgumentException(what + " is wrong");
        }
    }
}
