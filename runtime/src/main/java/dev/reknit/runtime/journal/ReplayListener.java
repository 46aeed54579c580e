package dev.reknit.runtime.journal;

/** Is told how running a journal again goes on. */
public interface ReplayListener {
    /**
     * Another entry was run.
     *
     * @param done how many were
     */
    void progress(long done);

    /**
     * What was done since the last entry, or before the first, is not what was done when it was written. Told once; the replay goes on.
     *
     * @param position the entry that was run last; 0 for none
     * @param method its method, or what it says that it is of
     */
    void diverged(long position, String method);

    /** The last entry threw, and nothing tells that it did not so at first: it is taken as one that did not happen. */
    void givenUp(long position, String method, Throwable failure);
}
