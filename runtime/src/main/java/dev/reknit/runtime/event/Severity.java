package dev.reknit.runtime.event;

/** How much an event matters to an operator; the level of its log line. */
public enum Severity {
    /** Of interest when looking for something. */
    DEBUG,
    /** Handled; the caller saw nothing of it. */
    INFO,
    /** The caller saw a failure, or redundancy is reduced. */
    WARN,
    /** A promise could not be kept. */
    ERROR
}
