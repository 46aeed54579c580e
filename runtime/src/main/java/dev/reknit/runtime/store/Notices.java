package dev.reknit.runtime.store;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.StoreEvent;
import org.jspecify.annotations.Nullable;

/** Tells what is no failure of a call, to the listeners of the thread's environment. */
final class Notices {
    private Notices() {}

    /**
     * Tells it.
     *
     * @param where the folder, or what else it is about
     * @param what a sentence
     */
    static void tell(Object where, String what, @Nullable Throwable failure) {
        Environment.current().publish(new StoreEvent.Noticed(where.toString(), what, failure));
    }
}
