package dev.reknit.samples.counter;

/** The counter would pass its limit. */
public final class LimitException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LimitException(int limit) {
        super("the counter would pass " + limit);
    }
}
