package dev.reknit.runtime;

import org.jspecify.annotations.Nullable;

/**
 * One policy of a method: what it does is decided by the {@link Layer} that it lays around each call. A policy is built
 * once per plan and shared by all calls, so it must be safe for use by several threads.
 */
public interface Policy {
    /** The simple name of its annotation, as messages show it. */
    String name();

    /**
     * What a call passes on its way in and out while all is well; null if a first attempt that succeeds goes by
     * this policy without its knowing. A call of which all policies say so costs no more than a {@code try} block.
     */
    default @Nullable Admission admission() {
        return null;
    }

    /**
     * Lays this policy around one call.
     *
     * @param ticket what its admission gave; {@link Admission#NOT_ENTERED} if the call has not come to it, {@link
     *     Admission#LEFT} if it has left it, {@link Admission#QUIET} if it has no admission
     */
    Layer around(Run run, long ticket);

    /** The plan that this policy is part of takes effect. Until then no state is to be changed. */
    default void activate() {}
}
