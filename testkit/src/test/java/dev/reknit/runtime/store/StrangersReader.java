package dev.reknit.runtime.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Reads a file of a store by what {@code docs/format.md} says and nothing else, and explains its bytes. */
final class StrangersReader {
    record Record(long number, int type, String text) {}

    private final ByteBuffer bytes;
    private final byte[] key;
    private final List<Record> records = new ArrayList<>();
    private final StringBuilder explained = new StringBuilder();

    StrangersReader(byte[] file) {
        this(file, new byte[0]);
    }

    /** The key is that of the file, if it is encrypted. */
    StrangersReader(byte[] file, byte[] key) {
        bytes = ByteBuffer.wrap(file); // big-endian
        this.key = key;
        long id = header();
        records(128, crc(ByteBuffer.allocate(8).putLong(id).array(), 0, 8));
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
        int length = bytes.get(56);
        explain(48, 8, "check of the key" + (length == 0 ? ": none" : ""));
        explain(56, 1, "length of the key's id: " + length);
        if (length > 0) {
            explain(
                    57,
                    length,
                    "id of the key: \"" + new String(bytes.array(), 57, length, StandardCharsets.UTF_8) + "\"");
            require(Arrays.equals(mac("reknit key check"), 0, 8, bytes.array(), 48, 56), "the key");
        }
        explain(120, 4, "0");
        explain(124, 4, "CRC32C of bytes 0 to 123");
        require(bytes.getInt(124) == crc(bytes.array(), 0, 124), "checksum of the header");
        return bytes.getLong(16);
    }

    /** Of the label and bytes 0 to 7 and 16 to 31 of the header. */
    private byte[] mac(String label) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(label.getBytes(StandardCharsets.US_ASCII));
            mac.update(bytes.array(), 0, 8);
            mac.update(bytes.array(), 16, 16);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
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
        int form = bytes.get(at + 21);
        explain(at, 4, "checksum: CRC32C of the next " + (20 + length) + " bytes, xor the salt");
        explain(at + 4, 4, "length " + length);
        explain(at + 8, 8, "number " + number);
        explain(
                at + 16,
                4,
                "place " + bytes.getInt(at + 16) + ": record " + (number - bytes.getInt(at + 16))
                        + " and all before it were safe");
        explain(at + 20, 1, "type " + type + (type == 255 ? ": closed in good order" : ""));
        explain(
                at + 21,
                1,
                "form " + form
                        + List.of("", ": encrypted", ": compressed", ": compressed, then encrypted")
                                .get(form));
        explain(at + 22, 2, "0");
        byte[] data = Arrays.copyOfRange(bytes.array(), at + 24, at + 24 + length);
        if ((form & 1) != 0) {
            data = decrypted(at, data);
        }
        if ((form & 2) != 0) {
            data = expanded(data);
        }
        String text = new String(data, StandardCharsets.UTF_8);
        if (form == 0 && length > 0) {
            explain(at + 24, length, "data: \"" + text + "\"");
        } else if (form == 2) {
            explain(at + 24, length, "compressed: \"" + text + "\"");
        } else if (length > 0) {
            explain(at + 24, 12, "nonce");
            explain(at + 36, length - 28, "encrypted: \"" + text + "\"");
            explain(at + 24 + length - 16, 16, "tag");
        }
        if (length % 8 != 0) {
            explain(at + 24 + length, 8 - length % 8, "padding");
        }
        if (type != 255) {
            records.add(new Record(number, type, text));
        }
    }

    private byte[] decrypted(int at, byte[] data) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(mac("reknit file key"), "AES"),
                    new GCMParameterSpec(128, data, 0, 12));
            cipher.updateAAD(bytes.array(), 16, 8);
            cipher.updateAAD(bytes.array(), at + 8, 8);
            cipher.updateAAD(bytes.array(), at + 20, 2);
            return cipher.doFinal(data, 12, data.length - 12);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static byte[] expanded(byte[] data) {
        byte[] expanded = new byte[ByteBuffer.wrap(data).getInt()];
        Inflater inflater = new Inflater();
        inflater.setInput(data, 4, data.length - 4);
        try {
            require(inflater.inflate(expanded) == expanded.length, "length of the data");
        } catch (DataFormatException e) {
            throw new IllegalArgumentException(e);
        } finally {
            inflater.end();
        }
        return expanded;
    }

    /** Twelve bytes in a line. */
    private void explain(int at, int length, String what) {
        for (int from = 0; from < length; from += 12) {
            String hex =
                    HexFormat.ofDelimiter(" ").formatHex(bytes.array(), at + from, at + Math.min(length, from + 12));
            explained.append(("%04x  %-35s" + (from == 0 ? "  %s" : "") + "%n")
                    .formatted(at + from, hex, what)
                    .replaceAll(" *\\R", "\n"));
        }
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
