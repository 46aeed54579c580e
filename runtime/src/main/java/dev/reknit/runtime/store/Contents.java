package dev.reknit.runtime.store;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Makes of the data in a file's records what was put there: decrypts and expands it. For one thread. */
final class Contents {
    /** What a record that was compressed begins with: the length that it had. */
    static final int LENGTH = Integer.BYTES;

    static final int MOST_BYTES = 1 << 26;

    private final FileHeader header;
    private final Secrets secrets;
    private @Nullable FileCipher cipher;
    private byte[] expanded = {};

    /** What was written is not what is there, as the end of a sentence. No crash explains it. */
    static final class AlteredException extends Exception {
        private static final long serialVersionUID = 1;

        AlteredException(long number, Throwable cause) {
            super("record " + number + " was altered after it was written: " + cause.getMessage(), cause);
        }
    }

    /** Keys are asked for when they are first needed. */
    Contents(FileHeader header, Secrets secrets) {
        this.header = header;
        this.secrets = secrets;
    }

    /**
     * What was put in a record.
     *
     * @param data from position to limit
     * @return good until the next call
     * @throws StoreException if its key is not there, or is another
     */
    ByteBuffer of(long number, int type, int form, ByteBuffer data) throws AlteredException {
        if (form == 0) {
            return data;
        }
        try {
            if ((form & ~(Frame.ENCRYPTED | Frame.COMPRESSED)) != 0) {
                throw new DataFormatException("there is no form " + form + " of data");
            }
            ByteBuffer decrypted = (form & Frame.ENCRYPTED) == 0 ? data : decrypt(number, type, form, data);
            return (form & Frame.COMPRESSED) == 0 ? decrypted : expand(decrypted);
        } catch (GeneralSecurityException | DataFormatException e) {
            throw new AlteredException(number, e);
        }
    }

    private ByteBuffer decrypt(long number, int type, int form, ByteBuffer data) throws GeneralSecurityException {
        FileCipher known = cipher == null ? secrets.cipher(header) : cipher;
        cipher = known;
        if (known == null) {
            throw new GeneralSecurityException("it is encrypted, and its file says that it is not");
        }
        return known.decrypt(number, type, form, data);
    }

    private ByteBuffer expand(ByteBuffer data) throws DataFormatException {
        int length = data.remaining() < LENGTH ? -1 : data.getInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new DataFormatException("its length is not valid");
        }
        if (expanded.length < length) {
            expanded = new byte[Math.max(length, Math.min(MOST_BYTES, 2 * expanded.length))];
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(data);
            int got = inflater.inflate(expanded, 0, length);
            if (got != length || inflater.getRemaining() > 0 || length > 0 && !isAtEnd(inflater)) {
                throw new DataFormatException("it does not expand to the length that it had");
            }
        } finally {
            inflater.end();
        }
        return ByteBuffer.wrap(expanded, 0, length).slice();
    }

    /** The end is noticed only when more is asked for. */
    private static boolean isAtEnd(Inflater inflater) throws DataFormatException {
        return inflater.finished() || inflater.inflate(new byte[1]) == 0 && inflater.finished();
    }
}
