package dev.reknit.soak;

/** What a body throws that fails. */
final class Fault extends Exception {
    private static final long serialVersionUID = 1;

    Fault() {
        super("planned", null, false, false);
    }
}
