package dev.reknit.runtime.state;

/** Is told of what checkpointed calls on one object changed. */
public interface Changes {
    /**
     * A call on the object that is not within another one on it has ended and logged something, and its changes stand, unless a
     * scope around it on another object takes them back. Called with the object's lock held, on the thread of the call. Does not throw.
     *
     * @param log has the entries of the call, and of calls around it
     * @param from where those of the call begin, for {@link UndoLog#changedSince}
     * @param settled whether there is no such scope; otherwise {@link #settled} is called when the last of them has ended
     */
    void committed(UndoLog log, int from, boolean settled);

    /** All scopes have ended that were open around a call that was told of. Called without the object's lock. Does not throw. */
    void settled();

    /**
     * A scope around a call that was {@linkplain #committed told of} takes back what it changed. Called without the object's lock, on the
     * thread of the call. Does not throw.
     */
    void takenBack();
}
