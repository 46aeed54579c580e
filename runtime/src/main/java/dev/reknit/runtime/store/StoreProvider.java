package dev.reknit.runtime.store;

import java.util.Set;

/**
 * Opens stores of one type as they are configured. Found by {@link java.util.ServiceLoader}; has a public constructor without
 * parameters.
 */
public interface StoreProvider {
    /** What {@code reknit.store.<name>.type} says to mean this one; {@code folder} is taken. */
    String type();

    /** The words behind {@code reknit.store.<name>.} that it knows; {@code type} and {@code onFailure} are not its business. */
    Set<String> words();

    /**
     * Opens a store.
     *
     * @throws IllegalArgumentException if a setting is not allowed
     * @throws StoreException if it cannot be opened
     */
    Store open(StoreSettings settings);

    /**
     * Opens a store that cannot be written as it is, to be read only: it has ended, and says why. Asked only where its objects may
     * go on in memory.
     *
     * @param why it cannot be written; thrown if it cannot be read either
     */
    default Store openToRead(StoreSettings settings, StoreException why) {
        throw why;
    }
}
