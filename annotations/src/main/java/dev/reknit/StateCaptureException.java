package dev.reknit;

import org.jspecify.annotations.Nullable;

/**
 * Something in the state of an object could not be captured. Where the object refers to it itself, the {@link
 * Checkpointed} method was not run and the object is as it was; where it lies deeper, the method has come upon it, and
 * the object is restored as for any failure. The message names the path of the field.
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
