package dev.reknit.runtime.encoding;

import dev.reknit.FaultToleranceException;
import org.jspecify.annotations.Nullable;

/**
 * Saved state could not be read: its bytes are damaged, or it does not fit the classes of today. The message names the class and field, what was
 * found, what is allowed, and the cure. Objects that were being filled may have a part of their contents.
 */
public final class StateReadException extends FaultToleranceException {
    private static final long serialVersionUID = 1;

    StateReadException(String message) {
        this(message, null);
    }

    StateReadException(String message, @Nullable Throwable cause) {
        super("Checkpointed", message, cause);
    }
}
