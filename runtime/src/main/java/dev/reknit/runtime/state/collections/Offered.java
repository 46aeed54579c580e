package dev.reknit.runtime.state.collections;

import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** That elements were added at the end of a queue. */
final class Offered extends Change {
    private final ConcurrentLinkedDeque<?> queue;
    private final Object[] added;

    Offered(ConcurrentLinkedDeque<?> queue, Object[] added) {
        this.queue = queue;
        this.added = added;
    }

    @Override
    void takeBack() {
        for (int i = added.length - 1; i >= 0; i--) {
            queue.removeLastOccurrence(new Same(added[i], 0));
        }
    }

    /** Equal to one object only, and not before some others were asked for. */
    static final class Same {
        private final Object object;
        private final int from;
        private int asked;

        Same(Object object, int from) {
            this.object = object;
            this.from = from;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return asked++ >= from && other == object;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }
    }
}
