package dev.reknit.runtime.state.collections;

import org.jspecify.annotations.Nullable;

/**
 * Asks a hash table for the key object that it has: equal to a given key and of the same hash, it
 * remembers what it was compared with. A lookup costs what one by the key does, but in a bin of
 * many keys with one hash, which is searched without help of their order.
 */
final class StoredKey {
    private final Object key;
    private @Nullable Object found;

    StoredKey(Object key) {
        this.key = key;
    }

    /** The key that it was found equal to; null before. */
    @Nullable
    Object found() {
        return found;
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    @SuppressWarnings("EqualsWhichDoesntCheckParameterClass") // The key decides.
    public boolean equals(@Nullable Object stored) {
        if (stored == key || key.equals(stored)) {
            found = stored;
            return true;
        }
        return false;
    }
}
