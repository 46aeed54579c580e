package dev.reknit.runtime;

/**
 * The order in which policies surround a call, outermost first. State policies ({@code Atomic},
 * {@code Checkpointed}, {@code Journaled}) come inside all of these, around each attempt.
 */
public enum Position {
    /** Answers when all else failed. */
    FALLBACK,
    /** Makes the call again. */
    RETRY,
    /** Tries instances or alternates. */
    REDUNDANT
}
