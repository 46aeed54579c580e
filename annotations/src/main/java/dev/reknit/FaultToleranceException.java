package dev.reknit;

import org.jspecify.annotations.Nullable;

/**
 * The root of what Reknit throws of its own accord. An application's exceptions are never wrapped in
 * it: they reach the caller as the object that was thrown.
 */
public abstract class FaultToleranceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The simple name of the annotation. */
    private final String policy;

    /**
     * Creates the exception.
     *
     * @param policy the simple name of the annotation, such as {@code Redundant}
     * @param message what happened, where, and how to mend it
     * @param cause what led to it, or null
     */
    protected FaultToleranceException(String policy, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.policy = policy;
    }

    /** The simple name of the annotation whose policy threw this, such as {@code Redundant}. */
    public final String policy() {
        return policy;
    }
}
