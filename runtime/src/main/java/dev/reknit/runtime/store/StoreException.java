package dev.reknit.runtime.store;

import dev.reknit.FaultToleranceException;
import org.jspecify.annotations.Nullable;

/** What a store could not do, and what to do about it. */
public class StoreException extends FaultToleranceException {
    private static final long serialVersionUID = 1;

    /**
     * Creates the exception.
     *
     * @param message what could not be done, where the store is, and what to do about it
     */
    public StoreException(String message, @Nullable Throwable cause) {
        super("Checkpointed", message, cause);
    }
}
