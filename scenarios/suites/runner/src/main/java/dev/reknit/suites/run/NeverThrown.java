package dev.reknit.suites.run;

/** What nothing throws, so that a policy about it never has a reason to act. */
public final class NeverThrown extends RuntimeException {
    private static final long serialVersionUID = 1;

    private NeverThrown() {}
}
