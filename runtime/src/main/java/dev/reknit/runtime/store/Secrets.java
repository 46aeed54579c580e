package dev.reknit.runtime.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * What a store encrypts with, if it does. Each file has a key of its own, derived from the one that its header names: HMAC-SHA256 as
 * a pseudo-random function of the file's kind, id and number (NIST SP 800-108r1, section 4). So few records are encrypted with
 * one key, and nothing that is cut out of one file can be read in another. Immutable.
 *
 * @param keys null for none
 */
record Secrets(@Nullable KeyProvider keys) {
    /** Nothing is encrypted, and nothing that is can be read. */
    static final Secrets NONE = new Secrets(null);

    static final int LONGEST_ID = 63;

    private static final String FILE_KEY = "reknit file key";
    private static final String KEY_CHECK = "reknit key check";

    /** How many bytes a record has more than its data. */
    int overhead() {
        return keys == null ? 0 : FileCipher.OVERHEAD;
    }

    boolean encrypt() {
        return keys != null;
    }

    /** The id of the key for new files; empty if they are not encrypted. */
    String currentId() {
        return keys == null ? "" : keys.currentId();
    }

    /** The header of a new file. */
    FileHeader header(FileHeader.Kind kind, long id, long number, long extent) {
        FileHeader plain = new FileHeader(kind, id, number, extent, System.currentTimeMillis());
        String key = currentId();
        if (keys != null) {
            int length = key.getBytes(StandardCharsets.UTF_8).length;
            if (length == 0 || length > LONGEST_ID) {
                throw new StoreException(
                        "The id of the current key of " + keys + " has " + length + " bytes; allowed: 1 to "
                                + LONGEST_ID,
                        null);
            }
        }
        return key.isEmpty() ? plain : plain.with(key, check(plain, key(plain, key)));
    }

    /** The same for a file with an id drawn at random. */
    FileHeader header(FileHeader.Kind kind, long number, long extent) {
        return header(kind, RandomGenerator.getDefault().nextLong(), number, extent);
    }

    /**
     * What encrypts and decrypts the records of a file; null if they are not encrypted.
     *
     * @throws StoreException if its key is not there, or is another
     */
    @Nullable
    FileCipher cipher(FileHeader header) {
        if (header.key().isEmpty()) {
            return null;
        }
        SecretKey key = key(header, header.key());
        if (check(header, key) != header.check()) {
            throw new StoreException(
                    "Cannot read " + header.file() + ": it is encrypted with key '" + header.key()
                            + "', and the key of that id in " + keys
                            + " is another. Give it the one that the store was written with.",
                    null);
        }
        return new FileCipher(header, derived(key, FILE_KEY, header));
    }

    private SecretKey key(FileHeader header, String id) {
        SecretKey key = keys == null ? null : keys.key(id);
        if (key == null) {
            throw new StoreException(
                    "Cannot read " + header.file() + ": it is encrypted with key '" + id + "', "
                            + (keys == null ? "and no keys were given" : "which is not in " + keys)
                            + ". Name where the key is: reknit.store.<name>.encryption",
                    null);
        }
        return key;
    }

    private static long check(FileHeader header, SecretKey key) {
        return ByteBuffer.wrap(derived(key, KEY_CHECK, header)).getLong();
    }

    private static byte[] derived(SecretKey key, String label, FileHeader header) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(label.getBytes(StandardCharsets.US_ASCII));
            mac.update(header.identity());
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new StoreException("Cannot derive a key for " + header.file() + ": " + e.getMessage() + ".", e);
        }
    }
}
