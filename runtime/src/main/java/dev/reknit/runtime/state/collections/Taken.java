package dev.reknit.runtime.state.collections;

import java.util.ArrayDeque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** That an element was taken out of a queue, from behind some others. */
final class Taken extends Change {
    private final ConcurrentLinkedDeque<Object> queue;
    private @Nullable Object element;
    private int place;

    @SuppressWarnings("unchecked")
    Taken(ConcurrentLinkedDeque<?> queue) {
        this.queue = (ConcurrentLinkedDeque<Object>) queue;
    }

    /** It was the first. */
    void first(Object polled) {
        element = polled;
        done = true;
    }

    /** Takes an element out that has been seen behind so many others; false if others have it. */
    boolean take(Object seen, int behind) {
        element = seen;
        place = behind;
        done = queue.removeFirstOccurrence(new Offered.Same(seen, behind))
                || queue.removeFirstOccurrence(new Offered.Same(seen, 0));
        return done;
    }

    @Override
    void takeBack() {
        ArrayDeque<Object> before = new ArrayDeque<>(place);
        for (int i = 0; i < place; i++) {
            Object each = queue.pollFirst();
            if (each != null) {
                before.addFirst(each);
            }
        }
        if (element != null) {
            before.addFirst(element);
        }
        before.forEach(queue::addFirst);
    }
}
