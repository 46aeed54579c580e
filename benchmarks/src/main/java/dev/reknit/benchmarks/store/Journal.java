package dev.reknit.benchmarks.store;

import java.io.IOException;
import java.nio.file.Path;

/** Records in the order in which they were appended, as one contender keeps them. Safe for use by several threads. */
public interface Journal extends AutoCloseable {
    /** Opens the journal of one contender in a folder, or begins one there. */
    static Journal open(String by, Path folder) throws IOException {
        return switch (by) {
            case "ByHand" -> new ByHandJournal(folder);
            case "Reknit", "ReknitGroup", "ReknitAsync" -> ReknitJournal.open(folder, by);
            case "RocksDB", "RocksDBAsync" -> new RocksJournal(folder, by.equals("RocksDB"));
            case "MVStore", "MVStoreAsync" -> new MVStoreJournal(folder, by.equals("MVStore"));
            case "SQLite" -> new SQLiteJournal(folder);
            case "EclipseStore" -> new EclipseStoreJournal(folder);
            default -> throw new IllegalArgumentException(by);
        };
    }

    /** Opens a journal, reads all of it and closes it. */
    static long recover(String by, Path folder) throws IOException {
        if (by.equals("Reknit")) {
            return ReknitJournal.recover(folder);
        }
        try (Journal journal = open(by, folder)) {
            return journal.replay();
        }
    }

    /** Adds a record, and returns when it is as safe as it gets. */
    void append(byte[] record);

    /** Adds many records, each good until the next is asked for, in whatever way is quickest, and gets them into the file. */
    void fill(Iterable<byte[]> records);

    /** Reads all records and adds up the first long of each. */
    long replay();

    @Override
    void close();
}
