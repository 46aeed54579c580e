package dev.reknit.testkit.crash;

import dev.reknit.runtime.store.Folder;

/**
 * What is to survive crashes: some work on files, and the check that is made after it was stopped at any point. A scenario is
 * made anew for each run, and keeps in fields what it has been promised, since that is what survives in those who were told.
 * The same run has to do the same operations on files each time, so only one thread at a time should cause them.
 */
public interface CrashScenario {
    /**
     * Works in a folder, and notes what is acknowledged. What it throws is ignored where a crash or a fault made it, {@link
     * AssertionError} excepted.
     */
    void work(Folder folder) throws Exception;

    /**
     * Opens what a crash has left, and throws {@link AssertionError} where a promise is broken. It should work a
     * little, too, since recovery may leave traps for those who come later. Is itself crashed, and called again.
     */
    void recover(Folder folder) throws Exception;
}
