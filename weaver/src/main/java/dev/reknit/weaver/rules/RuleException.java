package dev.reknit.weaver.rules;

import java.io.Serial;

/** Something wrong with a rule; the message is for the one who wrote it, and lacks only the place. */
final class RuleException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    RuleException(String message) {
        super(message, null, false, false);
    }
}
