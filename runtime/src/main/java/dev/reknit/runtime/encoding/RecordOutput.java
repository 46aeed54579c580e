package dev.reknit.runtime.encoding;

/** Puts objects into records, which it gives to a sink, each after the descriptions of its classes. For one thread. */
final class RecordOutput {
    /** A record that has become so long is ended at the next opportunity. */
    private static final int LONG = 1 << 18;

    private final ClassTable table;
    private final RecordSink sink;
    private final StateWriter to;
    private final StateWriter classes;
    private int classesWritten;

    /** Of the object that is being written. */
    private long number;

    /** What goes on with it in the next record if this one becomes too long. */
    private int rest;

    private int lengthAt;

    RecordOutput(ClassTable table, Numbers numbers, RecordSink sink) {
        this.table = table;
        this.sink = sink;
        to = new StateWriter(table, numbers);
        classes = new StateWriter(table, numbers);
        to.cutAt(LONG, this::cut);
    }

    /** Takes what stands in the records. */
    StateWriter writer() {
        return to;
    }

    /**
     * Begins with an object.
     *
     * @param type the number of its class, or what else may stand there
     */
    void begin(long itsNumber, int type) {
        number = itsNumber;
        rest = type == ClassTable.CHANGES ? type : ClassTable.MORE;
        to.references(0);
        to.putNumber(itsNumber);
        to.putCount(type);
        lengthAt = to.room(1);
    }

    void end() {
        to.putLengthAt(lengthAt);
        if (to.length() >= LONG) {
            flush();
        }
    }

    private void cut() {
        int references = to.references();
        to.putLengthAt(lengthAt);
        flush();
        begin(number, rest);
        to.references(references);
    }

    /** Gives the sink what it has not. */
    void flush() {
        int known = table.size();
        if (known > classesWritten) {
            classes.cutTo(0);
            table.write(classesWritten, classes);
            classesWritten = known;
            sink.record(RecordSink.CLASSES, classes.bytes(), classes.length());
        }
        if (to.length() > 0) {
            sink.record(RecordSink.OBJECTS, to.bytes(), to.length());
            to.cutTo(0);
        }
    }
}
