package dev.reknit.runtime.store;

/** Takes the records of one snapshot. For one thread. */
public interface SnapshotOutput {
    /**
     * Adds a record.
     *
     * @param type of the record, for the reader, 1 to 254
     * @param data writes the record's data, up to 64 MiB; what it throws reaches the caller, and nothing is added
     * @return the record's number in the snapshot, from 1
     * @throws IllegalArgumentException if the type is out of range or the data is longer
     * @throws java.io.UncheckedIOException if it cannot be written; to be passed on
     */
    long add(int type, RecordWriter data);
}
