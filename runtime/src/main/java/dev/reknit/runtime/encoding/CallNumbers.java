package dev.reknit.runtime.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Numbers within one call's arguments: 1, 2, 3 …. Allocates nothing while there are few. */
final class CallNumbers extends Numbers {
    /** Up to so many, looking at all is faster than hashing. */
    private static final int FEW = 8;

    private @Nullable Object[] objects = new @Nullable Object[FEW];
    private int count;

    /** By identity hash: the numbers; empty while there are few. */
    private int[] slots = {};

    @Override
    long find(Object object) {
        if (slots.length == 0) {
            for (int i = 0; i < count; i++) {
                if (objects[i] == object) {
                    return i + 1;
                }
            }
            return 0;
        }
        int mask = slots.length - 1;
        for (int at = hash(object) & mask; slots[at] != 0; at = (at + 1) & mask) {
            if (objects[slots[at] - 1] == object) {
                return slots[at];
            }
        }
        return 0;
    }

    @Override
    long add(Object object) {
        if (count == objects.length) {
            objects = Arrays.copyOf(objects, count * 2);
            slots = new int[count * 4];
            for (int i = 0; i < count; i++) {
                place(i + 1);
            }
        }
        objects[count++] = object;
        if (slots.length != 0) {
            place(count);
        }
        return count;
    }

    private void place(int number) {
        Object object = objects[number - 1];
        int mask = slots.length - 1;
        int at = object == null ? 0 : hash(object) & mask;
        while (slots[at] != 0) {
            at = (at + 1) & mask;
        }
        slots[at] = number;
    }

    private static int hash(Object object) {
        int hash = System.identityHashCode(object);
        return hash ^ hash >>> 16;
    }

    /** All that have one, in its order. */
    List<Object> objects() {
        List<Object> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(Objects.requireNonNull(objects[i]));
        }
        return all;
    }

    int count() {
        return count;
    }

    /** Forgets all. */
    void clear() {
        if (objects.length > FEW) {
            objects = new @Nullable Object[FEW];
            slots = new int[0];
        } else {
            Arrays.fill(objects, 0, count, null);
        }
        count = 0;
    }
}
