package dev.reknit.runtime.store;

import org.jspecify.annotations.Nullable;

/**
 * A store has ended because a write or a force failed. What was acknowledged before is safe; of what was not, any beginning may be.
 * It stays so until the store is opened anew.
 */
public final class StoreFailedException extends StoreException {
    private static final long serialVersionUID = 1;

    /**
     * Creates the exception.
     *
     * @param message what failed, up to where all is safe, and what to do about it
     */
    public StoreFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
