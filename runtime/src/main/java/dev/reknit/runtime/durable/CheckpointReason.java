package dev.reknit.runtime.durable;

/** What made somebody write a checkpoint. */
enum CheckpointReason {
    /** So many calls have changed something. */
    EVERY,
    /** So much time has passed since a change. */
    INTERVAL,
    /** An event that it was to be written on. */
    EVENT,
    /** The program, or an operator, asked for it. */
    ASKED,
    /** The store is about to be closed. */
    SHUTDOWN
}
