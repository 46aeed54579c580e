package dev.reknit.runtime.journal;

import org.jspecify.annotations.Nullable;

/** The journaled call that a thread is in; one of these for each thread. */
final class Current {
    private static final ThreadLocal<Current> THREADS = ThreadLocal.withInitial(Current::new);

    /** Whether there ever was a journaled call in this process. A thread that made one reads true. */
    private static boolean used;

    private @Nullable Journal journal;
    private @Nullable Moment moment;

    private Current() {}

    /** That of this thread. */
    static Current ofThread() {
        return THREADS.get();
    }

    /** What this thread knows of time and chance; null outside of journaled calls. */
    static @Nullable Moment moment() {
        return used ? THREADS.get().moment : null;
    }

    /** Whose call it is; null for none. */
    @Nullable
    Journal journal() {
        return journal;
    }

    void enter(Journal journal, Moment moment) {
        used = true;
        this.journal = journal;
        this.moment = moment;
    }

    void leave() {
        journal = null;
        moment = null;
    }

    /** Runs a task as if this thread were in no journaled call. */
    void apart(Runnable task) {
        Journal journalBefore = journal;
        Moment momentBefore = moment;
        leave();
        try {
            task.run();
        } finally {
            journal = journalBefore;
            moment = momentBefore;
        }
    }
}
