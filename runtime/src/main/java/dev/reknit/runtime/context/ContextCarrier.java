package dev.reknit.runtime.context;

/**
 * Carries what belongs to a thread, such as the context of a log or of a trace, to the threads on which
 * the runtime goes on with a call: attempts after a wait, abandoned ones, hedges. An extension makes one known by
 * {@link java.util.ServiceLoader}, in the class loader of the runtime. Safe for use by several threads.
 *
 * <p>What a carrier throws is reported once, on standard error, and does not reach the application.
 */
public interface ContextCarrier {
    /** Takes what the current thread has. */
    Captured capture();

    /** What a thread had; may be put in place on several threads, one after another or at once. */
    @FunctionalInterface
    interface Captured {
        /** Nothing: puts nothing in place. */
        Captured NOTHING = () -> () -> {};

        /** Puts it in place on the current thread. */
        Restored restore();
    }

    /** Undoes {@link Captured#restore}, on the same thread. */
    @FunctionalInterface
    interface Restored extends AutoCloseable {
        /** Puts back what the thread had before. */
        @Override
        void close();
    }
}
