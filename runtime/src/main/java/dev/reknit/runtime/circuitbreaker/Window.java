package dev.reknit.runtime.circuitbreaker;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The latest outcomes of calls, each marked or not: as failed in one window, as slow in another. Lock-free. All kinds
 * keep one word, of which the sign says whether a further outcome without a mark would change anything; so to find that
 * out takes one read and no virtual call, and calls that all go well write nothing.
 */
abstract class Window {
    private static final VarHandle WORD;

    static {
        try {
            WORD = MethodHandles.lookup().findVarHandle(Window.class, "word", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** In the word of a window that is not clean. */
    static final long NOT_CLEAN = Long.MIN_VALUE;

    private volatile long word;

    Window(long word) {
        this.word = word;
    }

    /** Whether to record an outcome without a mark would change nothing. */
    final boolean isClean() {
        return word >= 0;
    }

    final long word() {
        return word;
    }

    final boolean replace(long expected, long next) {
        return WORD.compareAndSet(this, expected, next);
    }

    /**
     * Records an outcome.
     *
     * @param now read only by windows of time
     * @return the {@link Tally} with it
     */
    abstract long record(boolean marked, long now);

    /** What the {@link Tally} would be if so many more outcomes with a mark, 0 or more, were recorded now. */
    abstract long tally(int more, long now);
}
