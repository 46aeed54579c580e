package dev.reknit;

import java.time.Duration;

/**
 * An attempt took longer than {@link Timeout} allows. To {@link Retry} and other policies around it is a failure
 * as any other. What the method threw in the meantime, such as an {@link InterruptedException}, is {@linkplain
 * Throwable#getSuppressed() suppressed}.
 */
public final class TimeoutException extends FaultToleranceException {
    private static final long serialVersionUID = 1;

    /** How long the attempt was allowed to take. */
    private final Duration limit;

    /**
     * Creates the exception.
     *
     * @param message which method took longer than what, and how to mend it
     * @param limit how long the attempt was allowed to take
     */
    public TimeoutException(String message, Duration limit) {
        super("Timeout", message, null);
        this.limit = limit;
    }

    /** How long the attempt was allowed to take. */
    public Duration limit() {
        return limit;
    }
}
