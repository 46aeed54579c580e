package dev.reknit.cli;

/** A command cannot do what it is asked for; the message says why, and what would help. */
final class CannotException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotException(String message) {
        super(message, null, false, true);
    }
}
