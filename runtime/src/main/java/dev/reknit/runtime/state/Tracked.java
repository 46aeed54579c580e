package dev.reknit.runtime.state;

import org.jspecify.annotations.Nullable;

/**
 * What woven classes implement whose objects log their own changes. The methods are written by the
 * weaver; nobody else calls them.
 *
 * <p>Each class of an object's class hierarchy is a level of its own, with a stamp and code for its
 * own fields; of the methods below, that of the lowest class is called, and hands on to the ones
 * above.
 */
public interface Tracked {
    /**
     * Puts back the fields of one level, taking them from the log.
     *
     * @param level how many superclasses the level's class has
     * @param stamp the level's, from before the fields were saved
     */
    void reknit$undo(int level, long stamp, UndoLog log);

    /** Shows the log what the fields hold that may be of a kind that is copied. */
    void reknit$reach(UndoLog log);

    /** The lock of the object's checkpointed methods; null until the first of them was called. */
    @Nullable
    InstanceLock reknit$lock();

    /** Keeps the lock; called once, under a lock of the runtime. Null makes of a clone an object that was neither locked nor saved. */
    void reknit$lock(@Nullable InstanceLock lock);
}
