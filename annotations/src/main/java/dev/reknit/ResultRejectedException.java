package dev.reknit;

import org.jspecify.annotations.Nullable;

/** A method or alternate returned, but {@link Redundant#accept()} did not accept its result. */
public final class ResultRejectedException extends FaultToleranceException {
    private static final long serialVersionUID = 1;

    private final transient @Nullable Object result;

    /**
     * Creates the exception.
     *
     * @param message what was rejected, and by which test
     * @param result the result that was rejected
     */
    public ResultRejectedException(String message, @Nullable Object result) {
        super("Redundant", message, null);
        this.result = result;
    }

    /** The result that was rejected; null if that was null, or after deserialization. */
    public @Nullable Object result() {
        return result;
    }
}
