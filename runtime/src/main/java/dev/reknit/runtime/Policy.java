package dev.reknit.runtime;

/**
 * One policy of a method: what it does is decided by the {@link Layer} that it lays around each call. A policy is built
 * once per plan and shared by all calls, so it must be safe for use by several threads.
 */
public interface Policy {
    /** The simple name of its annotation, as messages show it. */
    String name();

    /**
     * Whether a first attempt that succeeds goes by this policy without its knowing: it wants nothing
     * done before the attempt and does not look at the result. A call of which all policies say so
     * costs no more than a {@code try} block.
     */
    boolean ignoresSuccess();

    /**
     * Whether it needs to know when a call began even if the first attempt succeeds. The clock is then read
     * before each call.
     */
    default boolean timesCalls() {
        return false;
    }

    /** Lays this policy around one call, whose first attempt has just ended. */
    Layer around(Run run);
}
