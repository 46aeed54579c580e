package dev.reknit.runtime.circuitbreaker;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The latest outcomes of calls, each marked or not: as failed in one window, as slow in another. Lock-free. All kinds
 * keep one word, of which a pattern says that a further outcome without a mark would change nothing; so to find that
 * out takes no virtual call, and calls that all go well write nothing.
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

    private final long cleanMask;
    private final long clean;
    private volatile long word;

    /** Creates a window of which the word is clean if the bits of a mask have a value. */
    Window(long word, long cleanMask, long clean) {
        this.cleanMask = cleanMask;
        this.clean = clean;
        this.word = word;
    }

    /** Whether to record an outcome without a mark would change nothing. */
    final boolean isClean() {
        return (word & cleanMask) == clean;
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
