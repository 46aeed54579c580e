package dev.reknit.weaver.report;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a field when a checkpointed call fails, as far as its class and declared type tell.
 *
 * @param reason when it is copied, why, and what to do about it; or why it is refused; or that it is tracked
 *     though it is not private; null for the others
 */
public record StateField(
        String name, Handling handling, @Nullable String reason) {
    /** How it gets back what it had. */
    public enum Handling {
        /** It never changes. */
        SHARED,
        /** Its changes are logged, and taken back. */
        TRACKED,
        /** What it holds is copied. */
        COPIED,
        /** It cannot be put back. */
        REFUSED
    }
}
