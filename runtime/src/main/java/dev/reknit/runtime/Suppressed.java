package dev.reknit.runtime;

/** Attaches failures to a failure, within bounds: exceptions may be shared and live long. */
public final class Suppressed {
    /** How many suppressed exceptions a failure may have before no more are attached to it. */
    public static final int LIMIT = 8;

    private Suppressed() {}

    /**
     * Attaches a failure to another, unless it is the same, is attached or is its cause already, or there are {@link #LIMIT}.
     */
    public static void add(Throwable to, Throwable earlier) {
        if (to == earlier || to.getCause() == earlier || earlier.getCause() == to) {
            return;
        }
        Throwable[] present = to.getSuppressed();
        if (present.length >= LIMIT) {
            return;
        }
        for (Throwable each : present) {
            if (each == earlier) {
                return;
            }
        }
        to.addSuppressed(earlier);
    }
}
