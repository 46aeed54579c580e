package dev.reknit.scenarios;

/** The failure that a {@link Script} asks for. */
public final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int attempt;

    Fault(int attempt) {
        super("attempt " + attempt);
        this.attempt = attempt;
    }

    /** The number of the attempt that failed, from 1. */
    public int attempt() {
        return attempt;
    }
}
