package dev.reknit;

import org.jspecify.annotations.Nullable;

/**
 * The saved state of an object that is {@link Checkpointed} as a whole cannot be given to it. What is in the store is as it was. The
 * object is not durable: nothing that it does is saved, and its {@link Journaled} methods throw. Other objects are not touched.
 */
public final class StateRecoveryException extends FaultToleranceException {
    private static final long serialVersionUID = 1;

    /**
     * Creates the exception.
     *
     * @param message which object, what of it cannot be recovered and why, and the cure
     * @param cause what was thrown on the way, or null
     */
    public StateRecoveryException(String message, @Nullable Throwable cause) {
        super("Checkpointed", message, cause);
    }
}
