package dev.reknit.runtime.encoding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Finds the way to what was refused: goes through the graph once more, and remembers who referred to whom. */
final class Trace {
    private final List<Step> steps = new ArrayList<>();
    private int current = -1;

    /**
     * How an object was found.
     *
     * @param from the index of the one that refers to it; -1 for none
     * @param reference the how manyth of its references, from 1
     */
    private record Step(Object object, int from, int reference) {}

    /** The current object refers to another for the first time. */
    void found(Object object, int reference) {
        steps.add(new Step(object, current, reference));
    }

    /** The path, by fields, from an object to the first thing that it cannot be saved with. */
    static String pathTo(Object from) {
        Trace trace = new Trace();
        StateWriter to = new StateWriter(new ClassTable(), new CallNumbers());
        to.trace(trace);
        try {
            to.putObject(from);
            ObjectQueue queue = to.queue();
            while (!queue.isEmpty()) {
                Object object = queue.take();
                trace.current++;
                to.cutTo(0);
                to.references(0);
                Forms.of(object).write(object, to);
            }
        } catch (Refusal refused) {
            return trace.path(to.references());
        }
        return from.getClass().getName();
    }

    private String path(int reference) {
        List<String> names = new ArrayList<>();
        int last = reference;
        for (int at = current; at >= 0; ) {
            Step step = steps.get(at);
            names.add(name(step.object, last));
            last = step.reference;
            at = step.from;
        }
        names.add(steps.get(0).object.getClass().getSimpleName());
        Collections.reverse(names);
        return String.join("", names);
    }

    private static String name(Object object, int reference) {
        Form form = Forms.of(object);
        int left = reference;
        for (Shape.Field field : form.descriptor().fields()) {
            if (field.letter() == 'L' && --left == 0) {
                return '.' + field.name();
            }
        }
        if (form.descriptor().contents() != Contents.ENTRIES) {
            return "[" + (left - 1) + ']';
        }
        Iterator<? extends Map.Entry<?, ?>> entries =
                ((Map<?, ?>) object).entrySet().iterator();
        for (int i = 0; i < (left - 1) / 2; i++) {
            entries.next();
        }
        Object key = entries.next().getKey();
        return left % 2 == 1 ? ".keySet()" : "[" + (Forms.isInline(key) ? key : (left - 1) / 2) + ']';
    }
}
