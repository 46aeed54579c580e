package dev.reknit.samples.counter;

/** A trade that the book does not allow. */
public final class RejectedException extends Exception {
    private static final long serialVersionUID = 1;

    RejectedException(String message) {
        super(message);
    }
}
