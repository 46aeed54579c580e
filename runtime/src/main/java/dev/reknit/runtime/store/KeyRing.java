package dev.reknit.runtime.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keys from a text: lines {@code id = key}, the key 32 bytes in Base64 as {@code openssl rand -base64 32} gives them. Instead of by
 * lines, entries can be parted by commas. The last one is the current key. A line that begins with {@code #} is a comment. Immutable.
 */
public final class KeyRing implements KeyProvider {
    private static final int KEY_BYTES = 32;
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final String origin;
    private final Map<String, SecretKey> keys = new LinkedHashMap<>();
    private String current = "";

    private KeyRing(String origin, String text) {
        this.origin = origin;
        String[] entries = text.split("[\\n,]", -1);
        for (int i = 0; i < entries.length; i++) {
            String entry = entries[i].strip();
            if (!entry.isEmpty() && !entry.startsWith("#")) {
                add(i + 1, entry);
            }
        }
        if (keys.isEmpty()) {
            throw refused("there is no key in it");
        }
    }

    /**
     * The keys in a file that nobody but its owner can read or write.
     *
     * @throws StoreException if it cannot be read, if others have access to it, or if it does not have the form above
     */
    public static KeyRing ofFile(Path file) {
        Optional<String> text;
        try {
            text = IoThread.call(() -> isOpenToOthers(file) ? Optional.empty() : Optional.of(Files.readString(file)));
        } catch (NoSuchFileException e) {
            throw new StoreException(
                    "Cannot read the key file " + file + ": there is none, seen from "
                            + Path.of("").toAbsolutePath()
                            + ". Put it there, or name another: reknit.store.<name>.encryption = file:<path>",
                    e);
        } catch (IOException e) {
            throw new StoreException("Cannot read the key file " + file + ": " + Advice.on(e) + ".", e);
        }
        return new KeyRing(
                "the key file " + file,
                text.orElseThrow(() -> new StoreException(
                        "Others than its owner have access to the key file " + file + ". Take it from them: chmod 600 "
                                + file,
                        null)));
    }

    private static boolean isOpenToOthers(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
    }

    /**
     * The keys in an environment variable.
     *
     * @throws StoreException if it is not set, or does not have the form above
     */
    public static KeyRing ofVariable(String name) {
        return ofVariable(name, System.getenv(name));
    }

    static KeyRing ofVariable(String name, @Nullable String value) {
        if (value == null) {
            throw new StoreException(
                    "The environment variable " + name + ", which is to hold the keys of a store, is not set.", null);
        }
        return new KeyRing("the environment variable " + name, value);
    }

    private void add(int number, String entry) {
        int equals = entry.indexOf('=');
        String id = equals < 0 ? "" : entry.substring(0, equals).strip();
        if (id.isEmpty()) {
            throw refused("entry " + number + " is not of the form id = key");
        }
        byte[] key = decoded(id, entry.substring(equals + 1).strip());
        if (keys.put(id, new SecretKeySpec(key, "HmacSHA256")) != null) {
            throw refused("key '" + id + "' is there twice");
        }
        current = id;
    }

    /** The text itself is never told. */
    private byte[] decoded(String id, String text) {
        byte[] key = {};
        try {
            key = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            throw refused("key '" + id + "' is not in Base64");
        }
        if (key.length != KEY_BYTES) {
            throw refused("key '" + id + "' has " + key.length + " bytes; allowed: " + KEY_BYTES);
        }
        return key;
    }

    private StoreException refused(String reason) {
        return new StoreException(
                "Cannot take keys from " + origin + ": " + reason + ". A key is made by: openssl rand -base64 32",
                null);
    }

    @Override
    public String currentId() {
        return current;
    }

    @Override
    public @Nullable SecretKey key(String id) {
        return keys.get(id);
    }

    @Override
    public String toString() {
        return origin;
    }
}
