package dev.reknit;

/** How an attempt that takes too long is ended. */
public enum TimeoutMode {
    /**
     * The thread is interrupted; the caller goes on when the method has returned or thrown, whatever it
     * did then. A method that ignores interrupts is waited for.
     */
    INTERRUPT,

    /**
     * The caller goes on when the time is up. The method runs on another thread, a virtual one where the JVM has
     * them, which is then interrupted and may go on, unheard. Locks and transactions that are bound to the calling thread are
     * not held there, so it is refused together with {@link Checkpointed} and on {@code synchronized} methods.
     */
    ABANDON
}
