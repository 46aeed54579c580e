package dev.reknit;

/**
 * Calls of {@link Checkpointed} methods on several objects wait for each other in a circle. The
 * method was not run, and its object is as it was; when the failure leaves the outer call, that one's
 * state is restored and its object is free for the others. The message names the objects, the threads
 * and the methods.
 */
public final class CheckpointDeadlockException extends FaultToleranceException {
    private static final long serialVersionUID = 1;

    /**
     * Creates the exception.
     *
     * @param message who waits for whom
     */
    public CheckpointDeadlockException(String message) {
        super("Checkpointed", message, null);
    }
}
