package dev.reknit.runtime.store;

/** What becomes of objects whose store has ended. In neither case is anything lost that was acknowledged before. */
public enum OnFailure {
    /** Calls that need the store fail. */
    FAIL,

    /** Objects go on in memory: what is done from then on is not saved, and is lost with the process. */
    MEMORY
}
