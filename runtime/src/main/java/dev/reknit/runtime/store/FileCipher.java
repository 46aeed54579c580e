package dev.reknit.runtime.store;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.zip.CRC32C;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts and decrypts the records of one file by AES-256 in Galois/Counter Mode (NIST SP 800-38D). The data of a record becomes
 *
 * <pre>
 *  0 12  nonce, drawn at random
 * 12     the data, encrypted
 *    16  tag, over the data, the file's id, and the record's number, type and form
 * </pre>
 *
 * <p>Nonces are random and not counted, because what a counter said may be lost: a record may be written, torn by a crash, and another
 * be written with its number. The key is that of one file, of at most 2^28 bytes, so less than 2^24 nonces are drawn for
 * it, and two are equal with a chance below 2^-49. For one thread.
 */
final class FileCipher {
    static final int NONCE = 12;
    static final int TAG = 16;

    /** How many bytes more than its data a record has. */
    static final int OVERHEAD = NONCE + TAG;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCES_AT_ONCE = 256;

    private final SecretKeySpec key;
    private final long id;
    private final int salt;
    private final Cipher cipher;
    private final CRC32C scratch = new CRC32C();
    private final ByteBuffer bound = ByteBuffer.allocate(2 * Long.BYTES + 2);
    private final byte[] nonces = new byte[NONCE * NONCES_AT_ONCE];
    private int nextNonce = nonces.length;

    /** Grow with the longest record. */
    private byte[] from = new byte[1 << 10];

    private byte[] to = new byte[1 << 10];

    FileCipher(FileHeader header, byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
        this.id = header.id();
        this.salt = Frame.salt(header.id());
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new StoreException("This Java cannot encrypt by AES/GCM: " + e.getMessage() + ".", e);
        }
    }

    /** Encrypts those of the records from a buffer's position to its limit that have room for it, in place. */
    void encrypt(ByteBuffer records) {
        int end = records.limit();
        int start = records.position();
        for (int at = start; at < end; at += Frame.size(Frame.length(records, at))) {
            if ((Frame.form(records, at) & Frame.ENCRYPTED) != 0) {
                encrypt(records, at);
                Frame.sealAgain(records, at, salt, scratch);
            }
        }
        records.limit(end).position(start);
    }

    private void encrypt(ByteBuffer records, int at) {
        int length = Frame.length(records, at) - OVERHEAD;
        int start = at + Frame.HEADER + NONCE;
        if (nextNonce == nonces.length) {
            RANDOM.nextBytes(nonces);
            nextNonce = 0;
        }
        ensure(length + TAG);
        records.get(start, from, 0, length);
        try {
            begin(Cipher.ENCRYPT_MODE, nonces, nextNonce);
            bind(Frame.sequence(records, at), Frame.type(records, at), Frame.form(records, at));
            cipher.doFinal(from, 0, length, to, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot encrypt by AES/GCM", e);
        }
        records.put(start - NONCE, nonces, nextNonce, NONCE);
        records.put(start, to, 0, length + TAG);
        nextNonce += NONCE;
    }

    /**
     * Decrypts a record.
     *
     * @param data of which nothing remains afterwards
     * @return good until the next call
     * @throws GeneralSecurityException if it is not what was written
     */
    ByteBuffer decrypt(long number, int type, int form, ByteBuffer data) throws GeneralSecurityException {
        int length = data.remaining();
        if (length < OVERHEAD) {
            throw new GeneralSecurityException("it is too short");
        }
        ensure(length);
        data.get(from, 0, length);
        begin(Cipher.DECRYPT_MODE, from, 0);
        bind(number, type, form);
        int decrypted = cipher.doFinal(from, NONCE, length - NONCE, to, 0);
        return ByteBuffer.wrap(to, 0, decrypted).slice();
    }

    private void begin(int mode, byte[] nonce, int offset) throws GeneralSecurityException {
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce, offset, NONCE));
    }

    private void bind(long number, int type, int form) {
        bound.clear().putLong(id).putLong(number).put((byte) type).put((byte) form);
        cipher.updateAAD(bound.flip());
    }

    private void ensure(int bytes) {
        if (from.length < bytes) {
            int more = Math.max(bytes, 2 * from.length);
            from = new byte[more];
            to = new byte[more];
        }
    }
}
