package dev.reknit.runtime.store;

/** When appending a record returns, and how soon it is forced to the disk. */
public enum Durability {
    /** Returns when the record is safe; it is forced at once, together with whatever else is waiting. */
    SYNC,

    /**
     * Returns when the record is safe; forcing waits up to {@link LogSettings#groupDelay} for others to come along, for more
     * records in a second at a longer wait for each.
     */
    GROUP,

    /**
     * Returns at once; the record is forced within {@link LogSettings#asyncDelay}, the time of forcing not counted. A crash
     * loses what was not: always the newest, never one before another that is kept.
     */
    ASYNC
}
