package dev.reknit.runtime.journal;

/**
 * What woven code calls in place of the platform's sources of time and chance: within a journaled call they give what the journal's entry
 * has, elsewhere what the platform gives. Each has the name and the parameters of what it replaces.
 */
public final class Recorded {
    private Recorded() {}

    /** In place of {@link System#currentTimeMillis}. */
    public static long currentTimeMillis() {
        return System.currentTimeMillis();
    }
}
