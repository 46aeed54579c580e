package dev.reknit;

import org.jspecify.annotations.Nullable;

/**
 * A part of an object's state could not be restored; all other parts were. Found among the
 * suppressed exceptions of the failure for which the state was restored. The parts that the message
 * names hold what the failed call left there. That is so, too, of parts that the call came upon and that could not be
 * captured, such as a stream or a random generator; whether the call has changed these is not known.
 */
public final class StateRestoreException extends FaultToleranceException {
    private static final long serialVersionUID = 1;

    /**
     * Creates the exception.
     *
     * @param message the paths that could not be restored
     * @param cause what the first of them threw, or null
     */
    public StateRestoreException(String message, @Nullable Throwable cause) {
        super("Checkpointed", message, cause);
    }
}
