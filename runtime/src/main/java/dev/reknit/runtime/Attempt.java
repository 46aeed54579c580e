package dev.reknit.runtime;

import org.jspecify.annotations.Nullable;

/** What a guarded call runs for each of its attempts. */
@FunctionalInterface
public interface Attempt {
    /**
     * Makes one attempt. It is called again for another, where a policy asks for that on another thread, and while one is
     * going on.
     *
     * @throws Throwable how the attempt fails; it reaches policies and caller as the same object
     */
    @Nullable
    Object make() throws Throwable;
}
