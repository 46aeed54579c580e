package dev.reknit.runtime.store;

import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Where the keys of an encrypted store come from. What is written is encrypted with the current key; what was written with an
 * earlier one can be read as long as that is known. {@link KeyRing} comes with the runtime; another is found by {@link
 * java.util.ServiceLoader}, has a public constructor without parameters, and is chosen by the name of its class: {@code
 * reknit.store.<name>.encryption=com.acme.VaultKeys}.
 *
 * <p>Asked whenever a file of the store is begun or opened, by several threads. What it throws while the log goes on to a new
 * file ends the store. {@code toString} says where the keys are from, for messages; never what they are.
 */
public interface KeyProvider {
    /** The id of the key that new files are encrypted with: 1 to 63 bytes in UTF-8, not secret. */
    String currentId();

    /**
     * A key: a secret of 32 bytes, or one that is kept elsewhere and that HMAC-SHA256 can be computed with.
     *
     * @return null if there is none of that id
     */
    @Nullable
    SecretKey key(String id);
}
