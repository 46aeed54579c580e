package dev.reknit;

/** When a call that is {@link Journaled} returns, and how soon its entry is forced to the disk. */
public enum Durability {
    /**
     * Returns when the entry is safe; it is forced with whatever else is waiting. If several calls were forced together last time, it
     * waits until as many have come, but at most half as long as forcing took, and 0.2 ms.
     */
    SYNC,

    /**
     * The same, but it waits for as many up to a millisecond: fewer forces, and so more calls in a second on a disk that is slow to
     * force, at a longer wait for each. A thread that is alone does not wait.
     */
    GROUP,

    /**
     * Returns at once; the entry is forced soon. A crash loses what was not: always the newest, never one before another that
     * is kept.
     */
    ASYNC
}
