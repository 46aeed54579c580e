package dev.reknit;

import org.jspecify.annotations.Nullable;

/**
 * The state of an object could not be captured, so the {@link Checkpointed} method was not run. The
 * message names the path of the field. The object is as it was.
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
