package dev.reknit;

/**
 * A {@link Bulkhead} had no permit: too many attempts run, and no more may wait or this one waited too long. The
 * method was not called. {@link Retry} tries again as after any other exception.
 */
public final class BulkheadException extends FaultToleranceException {
    private static final long serialVersionUID = 1;

    /**
     * Creates the exception.
     *
     * @param message the method, the numbers, and how to mend it
     */
    public BulkheadException(String message) {
        super("Bulkhead", message, null);
    }
}
