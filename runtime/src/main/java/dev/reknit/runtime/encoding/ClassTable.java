package dev.reknit.runtime.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers of the classes in what is written: 2, 3, 4 …. A class has the same number for as long as its description stays the same. Safe for use by
 * several threads.
 */
public final class ClassTable {
    /** In the place of a class's number: more contents for an object that was begun in a record before. */
    static final int MORE = 0;

    /** In the place of a class's number: changes of an object that was written before. */
    static final int CHANGES = 1;

    static final int FIRST = 2;

    private final List<Descriptor> described = new ArrayList<>();
    private final Map<Descriptor, Integer> known = new HashMap<>();

    /** By the numbers of forms in this process. */
    private volatile int[] numbers = {};

    /** Creates an empty one. */
    public ClassTable() {}

    int number(Form form) {
        int[] now = numbers;
        if (form.id < now.length && now[form.id] != 0) {
            return now[form.id];
        }
        return add(form);
    }

    private synchronized int add(Form form) {
        int number = add(form.descriptor());
        int[] now = Arrays.copyOf(numbers, Math.max(numbers.length, form.id + 1));
        now[form.id] = number;
        numbers = now;
        return number;
    }

    /** Takes a description that stands in what was read; in the order in which they stand there. */
    synchronized int add(Descriptor descriptor) {
        return known.computeIfAbsent(descriptor, any -> {
            described.add(any);
            return described.size() + FIRST - 1;
        });
    }

    /** How many classes there are. */
    public synchronized int size() {
        return described.size();
    }

    /**
     * Describes all classes but some, for {@link CallDecoding#classes}.
     *
     * @param from how many to leave out, of those that were first
     */
    public byte[] describe(int from) {
        StateWriter to = new StateWriter(this, new CallNumbers());
        write(from, to);
        return Arrays.copyOf(to.bytes(), to.length());
    }

    /**
     * Writes the descriptions of all classes but some.
     *
     * @param from how many to leave out, of those that were first
     */
    synchronized void write(int from, StateWriter to) {
        to.putCount(from + FIRST);
        for (Descriptor each : described.subList(from, described.size())) {
            each.write(to);
        }
    }
}
