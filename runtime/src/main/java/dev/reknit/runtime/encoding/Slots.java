package dev.reknit.runtime.encoding;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a graph that is read: for each its number, where its newest record stands, and, once it is made, the object. Found by
 * number in an open hash table whose hash is the number itself, so that neighbours in number are neighbours in memory.
 */
final class Slots {
    private int[] table = new int[256];
    private long[] numbers = new long[128];
    private int count;

    /** Where the record is: which part, and the place in it of what comes next: the fields, and when it is made, the other fields. */
    int[] parts = new int[128];

    int[] places = new int[128];

    /** Where the record's fields begin, for ever. */
    int[] starts = new int[128];

    int[] ends = new int[128];
    int[] classes = new int[128];

    @Nullable
    Object[] objects = new @Nullable Object[128];

    void clear() {
        Arrays.fill(table, 0);
        Arrays.fill(objects, 0, count, null);
        Arrays.fill(classes, 0, count, 0);
        count = 0;
    }

    int count() {
        return count;
    }

    long number(int slot) {
        return numbers[slot];
    }

    /** The slot of a number; -1 if it has none. */
    int find(long number) {
        int mask = table.length - 1;
        for (int at = hash(number) & mask; ; at = (at + 1) & mask) {
            int slot = table[at] - 1;
            if (slot < 0 || numbers[slot] == number) {
                return slot;
            }
        }
    }

    private static int hash(long number) {
        return (int) number ^ (int) (number >>> 32) * 0x9E3779B9;
    }

    /** The slot of a number, which is made if it is not there. */
    int of(long number) {
        int found = find(number);
        if (found >= 0) {
            return found;
        }
        if (count == numbers.length) {
            grow();
        }
        numbers[count] = number;
        place(count);
        return count++;
    }

    private void place(int slot) {
        int mask = table.length - 1;
        int at = hash(numbers[slot]) & mask;
        while (table[at] != 0) {
            at = (at + 1) & mask;
        }
        table[at] = slot + 1;
    }

    private void grow() {
        int size = count * 2;
        numbers = Arrays.copyOf(numbers, size);
        parts = Arrays.copyOf(parts, size);
        places = Arrays.copyOf(places, size);
        starts = Arrays.copyOf(starts, size);
        ends = Arrays.copyOf(ends, size);
        classes = Arrays.copyOf(classes, size);
        objects = Arrays.copyOf(objects, size);
        table = new int[size * 2];
        for (int i = 0; i < count; i++) {
            place(i);
        }
    }

    void record(int slot, int type, int part, int place, int end) {
        classes[slot] = type;
        parts[slot] = part;
        places[slot] = place;
        starts[slot] = place;
        ends[slot] = end;
    }
}
