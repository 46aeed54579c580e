package dev.reknit.runtime.encoding;

/** Takes the records into which a graph is encoded. */
public interface RecordSink {
    /** The type of a record that describes classes. It stands before those that have objects of them. */
    int CLASSES = 2;

    /** The type of a record that has objects, or changes of them. */
    int OBJECTS = 3;

    /**
     * Takes a record.
     *
     * @param type {@link #CLASSES} or {@link #OBJECTS}
     * @param bytes has the record at its beginning; used again afterwards
     * @param length of the record
     */
    void record(int type, byte[] bytes, int length);
}
