package dev.reknit.runtime.encoding;

import java.util.Arrays;

/** The slots of objects that were made and whose fields and contents are still to be read, first come, first served. */
final class Made {
    private int[] slots = new int[64];
    private int first;
    private int last;

    void add(int slot) {
        if (last == slots.length) {
            System.arraycopy(slots, first, slots, 0, last - first);
            last -= first;
            first = 0;
            if (last > slots.length / 2) {
                slots = Arrays.copyOf(slots, slots.length * 2);
            }
        }
        slots[last++] = slot;
    }

    boolean isEmpty() {
        return first == last;
    }

    int take() {
        return slots[first++];
    }

    void clear() {
        first = 0;
        last = 0;
    }
}
