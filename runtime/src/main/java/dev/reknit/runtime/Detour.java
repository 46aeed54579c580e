package dev.reknit.runtime;

/**
 * Sends a call round the short way in: thrown by an {@link Admission}, caught by woven code, never seen by an
 * application. The call then goes through the {@link Layer}s before its first attempt, too.
 */
public final class Detour extends RuntimeException {
    /** The only instance; it has no stack trace, so that throwing it costs a jump. */
    public static final Detour TAKEN = new Detour();

    private static final long serialVersionUID = 1;

    private Detour() {
        super("a detour within Reknit", null, false, false);
    }
}
