package dev.reknit.cli;

import dev.reknit.runtime.store.KeyProvider;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** The keys that a command was given, or none; says how to give those that are missing. */
record GivenKeys(@Nullable KeyProvider keys) implements KeyProvider {
    @Override
    public String currentId() {
        return keys == null ? "" : keys.currentId();
    }

    @Override
    public SecretKey key(String id) {
        SecretKey key = keys == null ? null : keys.key(id);
        if (key == null) {
            throw new CannotException(
                    "The store is encrypted with key '" + id + "', "
                            + (keys == null ? "and no keys were given" : "which is not in " + keys)
                            + ". Give the file or the environment variable that has it: --key-file FILE or --key-variable NAME.");
        }
        return key;
    }

    @Override
    public String toString() {
        return String.valueOf(keys);
    }
}
