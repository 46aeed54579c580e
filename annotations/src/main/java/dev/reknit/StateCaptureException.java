package dev.reknit;

import org.jspecify.annotations.Nullable;

/**
 * Something that an object refers to could not be captured. The {@link Checkpointed} method was not run, and the object
 * is as it was. The message names the path of the field. Thrown by outermost calls only: what a call that is running comes
 * upon does not stop it ({@link StateRestoreException}).
 */
public final class StateCaptureException extends FaultToleranceException {
    private static final long serialVersionUID = 1;

    /**
     * Creates the exception.
     *
     * @param message the field path, what was found there, and how to mend it
     * @param cause what reading it threw, or null
     */
    public StateCaptureException(String message, @Nullable Throwable cause) {
        super("Checkpointed", message, cause);
    }
}
