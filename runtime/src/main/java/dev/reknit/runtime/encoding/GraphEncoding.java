package dev.reknit.runtime.encoding;

import dev.reknit.StateCaptureException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Writes one checkpoint of a graph into records: a root and all it refers to that the {@link ObjectTable} does not know, and what has changed of
 * what it knows. To be used by the thread that has the graph's lock, once.
 *
 * <p>If a method throws, the records given so far are worth nothing, and the table is as if there had been no encoding.
 */
public final class GraphEncoding {
    /** A record that has become so long is ended at the next opportunity. */
    private static final int RECORD = 1 << 18;

    private final ObjectTable table;
    private final RecordSink sink;
    private final StateWriter to;
    private final StateWriter classes;
    private int classesWritten;

    /** Of the object that is being written. */
    private long number;

    private int lengthAt;

    /** Begins an encoding. */
    public GraphEncoding(ObjectTable table, RecordSink sink) {
        this.table = table;
        this.sink = sink;
        to = new StateWriter(table.classes(), table);
        classes = new StateWriter(table.classes(), table);
        to.cutAt(RECORD, this::cut);
    }

    /**
     * Writes an object and what it refers to, unless the table knows it.
     *
     * @return the object's number
     * @throws StateCaptureException if something cannot be saved; names the path to it
     */
    public long root(Object root) {
        long known = table.find(root);
        if (known != 0) {
            return known;
        }
        to.putObject(root);
        to.cutTo(0);
        drain();
        return table.find(root);
    }

    /** Writes all of an object again, if the table knows it. */
    public void changed(Object object) {
        long known = table.find(object);
        if (known != 0) {
            write(object, known);
            drain();
        }
    }

    /**
     * Writes what a map or set has for some keys or elements, if the table knows it.
     *
     * @param keys may be there or not
     */
    public void changed(Object collection, Collection<?> keys) {
        long known = table.find(collection);
        if (known == 0) {
            return;
        }
        begin(known, ClassTable.CHANGES);
        if (collection instanceof Map<?, ?> map) {
            EntriesForm.writeChanges(map, keys, to);
        } else {
            Collection<?> elements = (Collection<?>) collection;
            for (Object each : keys) {
                to.putBoolean(elements.contains(each));
                to.putReference(each);
            }
        }
        end();
        drain();
    }

    /** Writes what an encoding wrote that did not become safe; then gives out the last record. */
    public void finish() {
        List<Object> again = table.takeUnsaved();
        flush();
        table.keepUnsaved(again);
    }

    private void drain() {
        ObjectQueue queue = to.queue();
        while (!queue.isEmpty()) {
            long next = queue.number();
            Object object = queue.take();
            if (object != null) {
                write(object, next);
            }
        }
    }

    private void write(Object object, long itsNumber) {
        Form form = Forms.of(object.getClass());
        begin(itsNumber, table.classes().number(form));
        form.write(object, to);
        end();
    }

    private void begin(long itsNumber, int type) {
        number = itsNumber;
        to.countReferencesAnew();
        to.putNumber(itsNumber);
        to.putCount(type);
        lengthAt = to.room(1);
    }

    private void end() {
        to.putLengthAt(lengthAt);
        if (to.length() >= RECORD) {
            flush();
        }
    }

    private void cut() {
        to.putLengthAt(lengthAt);
        flush();
        begin(number, ClassTable.MORE);
    }

    private void flush() {
        int known = table.classes().size();
        if (known > classesWritten) {
            classes.cutTo(0);
            table.classes().write(classesWritten, classes);
            classesWritten = known;
            sink.record(RecordSink.CLASSES, classes.bytes(), classes.length());
        }
        if (to.length() > 0) {
            sink.record(RecordSink.OBJECTS, to.bytes(), to.length());
            to.cutTo(0);
        }
    }
}
