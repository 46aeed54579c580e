package dev.reknit;

/** When a call that is {@link Journaled} returns, and how soon its entry is forced to the disk. */
public enum Durability {
    /** Returns when the entry is safe; it is forced at once, together with whatever else is waiting. */
    SYNC,

    /**
     * Returns when the entry is safe; forcing waits a little for others to come along, for more calls in a second at a longer wait
     * for each.
     */
    GROUP,

    /**
     * Returns at once; the entry is forced soon. A crash loses what was not: always the newest, never one before another that
     * is kept.
     */
    ASYNC
}
