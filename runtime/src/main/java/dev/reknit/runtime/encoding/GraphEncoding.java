package dev.reknit.runtime.encoding;

import dev.reknit.StateCaptureException;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Writes one checkpoint of a graph into records: a root and all it refers to that the {@link ObjectTable} does not know, and what has changed of
 * what it knows. To be used by the thread that has the graph's lock, once. What the encoding before it wrote is safe by now, and the
 * table was told so; otherwise it counts as lost.
 */
public final class GraphEncoding {
    private final ObjectTable table;
    private final RecordOutput output;
    private final StateWriter to;

    /** Begins an encoding. */
    public GraphEncoding(ObjectTable table, RecordSink sink) {
        table.forgetUnsaved();
        this.table = table;
        output = new RecordOutput(table.classes(), table, sink);
        to = output.writer();
    }

    /**
     * Writes an object and what it refers to, unless the table knows it.
     *
     * @return the object's number
     * @throws StateCaptureException if something cannot be saved; names the path to it. What was given to the sink is worth nothing then
     */
    public long root(Object root) {
        long known = table.find(root);
        if (known != 0) {
            return known;
        }
        long number = table.add(root);
        to.queue().add(root, number);
        drain(root);
        return number;
    }

    /**
     * Writes all of an object again, if the table knows it. Otherwise nothing: if it belongs to the graph, another object that has changed
     * refers to it.
     *
     * @throws StateCaptureException as {@link #root}
     */
    public void changed(Object object) {
        long known = table.find(object);
        if (known != 0) {
            to.queue().add(object, known);
            drain(object);
        }
    }

    /**
     * Writes what a map has for some keys, or which of some elements a set has, if the table knows it. Writes all of it if equal
     * keys may have different bytes, or its order is not that of the keys' nature.
     *
     * @param keys may be there or not
     * @throws StateCaptureException as {@link #root}
     */
    public void changed(Object collection, Collection<?> keys) {
        long known = table.find(collection);
        if (known == 0) {
            return;
        }
        boolean sorted = collection instanceof SortedMap || collection instanceof SortedSet;
        if (!goesByKey(collection) || !keys.stream().allMatch(each -> Keys.areEqualByBytes(each, sorted))) {
            changed(collection);
            return;
        }
        output.begin(known, ClassTable.CHANGES);
        try {
            if (collection instanceof Map<?, ?> map) {
                EntriesForm.writeChanges(map, keys, to);
            } else {
                ElementsForm.writeChanges((Collection<?>) collection, keys, to);
            }
        } catch (Refusal e) {
            throw refused(collection, e);
        }
        output.end();
        drain(collection);
    }

    /** Whether it says by {@code equals} or the keys' own order what one key is, and the order of the contents does not depend on their history. */
    private static boolean goesByKey(Object collection) {
        if (collection instanceof SortedMap<?, ?> sorted) {
            return sorted.comparator() == null;
        }
        if (collection instanceof SortedSet<?> sorted) {
            return sorted.comparator() == null;
        }
        return switch (Forms.of(collection).descriptor().name()) {
            case "java.util.HashMap",
                    "java.util.HashSet",
                    "java.util.concurrent.ConcurrentHashMap",
                    "java.util.EnumMap" -> true;
            default -> false;
        };
    }

    /** Gives out the last records. */
    public void finish() {
        output.flush();
    }

    private void drain(Object from) {
        ObjectQueue queue = to.queue();
        try {
            while (!queue.isEmpty()) {
                long number = queue.number();
                Object object = queue.take();
                Form form = Forms.of(object);
                output.begin(number, table.classes().number(form));
                form.write(object, to);
                output.end();
            }
        } catch (Refusal e) {
            throw refused(from, e);
        }
    }

    private StateCaptureException refused(Object from, Refusal refusal) {
        table.forgetUnsaved();
        return new StateCaptureException(Trace.pathTo(from) + " refers to " + refusal.getMessage() + '.', null);
    }
}
