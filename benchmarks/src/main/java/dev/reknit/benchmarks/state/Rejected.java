package dev.reknit.benchmarks.state;

/** What a call fails with. Made once and without a stack trace, which would cost more than all else. */
final class Rejected extends RuntimeException {
    private static final long serialVersionUID = 1;

    static final Rejected NOW = new Rejected();

    private Rejected() {
        super("rejected", null, false, false);
    }
}
