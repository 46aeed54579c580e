package dev.reknit.runtime.journal;

import org.jspecify.annotations.Nullable;

/** An entry cannot be run again. For those who recover an object, who say which. */
public final class ReplayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ReplayException(long position, String method, String reason, @Nullable Throwable cause) {
        super("at position " + position + " of the log, " + method + ": " + reason, cause);
    }
}
