package dev.reknit.runtime.encoding;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Objects that were referred to and are to be written, first come, first served. */
final class ObjectQueue {
    private @Nullable Object[] objects = new @Nullable Object[16];
    private long[] numbers = new long[16];
    private int first;
    private int end;

    void add(Object object, long number) {
        if (end == objects.length) {
            makeRoom();
        }
        objects[end] = object;
        numbers[end++] = number;
    }

    private void makeRoom() {
        if (first > end / 2) {
            System.arraycopy(objects, first, objects, 0, end - first);
            System.arraycopy(numbers, first, numbers, 0, end - first);
            Arrays.fill(objects, end - first, end, null);
            end -= first;
            first = 0;
        } else {
            objects = Arrays.copyOf(objects, end * 2);
            numbers = Arrays.copyOf(numbers, end * 2);
        }
    }

    boolean isEmpty() {
        return first == end;
    }

    /** The number of what {@link #take} gives next. */
    long number() {
        return numbers[first];
    }

    Object take() {
        Object taken = Objects.requireNonNull(objects[first]);
        objects[first++] = null;
        if (first == end) {
            first = 0;
            end = 0;
        }
        return taken;
    }

    void clear() {
        Arrays.fill(objects, first, end, null);
        first = 0;
        end = 0;
    }
}
