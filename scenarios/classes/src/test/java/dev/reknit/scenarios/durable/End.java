package dev.reknit.scenarios.durable;

/** How a run of the program ends. */
public enum End {
    /** All that was changed is in a checkpoint. */
    IN_GOOD_ORDER,
    /** What was journaled is in the log, and nothing else is anywhere. */
    KILLED
}
