package dev.reknit.runtime.store;

import dev.reknit.Durability;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the state of durable objects is kept: a log of records, and snapshots that make the older part of the log needless. What it
 * means is the business of those who write it. An implementation passes the contract test of {@code reknit-testkit}; the one that
 * comes with the runtime is {@link FolderStore}.
 *
 * <p><b>The log.</b> Records are numbered by their positions, which begin at 1 and rise; some numbers may be left out. What was acknowledged is
 * there after a crash; what is there after a crash is a beginning of what was appended.
 *
 * <p><b>Snapshots.</b> Each is there as a whole or not at all. It tells all that the log tells up to its position. Which are deleted, and
 * which part of the log, is decided by those who use the store.
 *
 * <p><b>Failure.</b> A store that cannot write its log ends: nothing is tried again, since nobody knows what has been written. It can
 * still be read. Opened anew, it has all that was acknowledged. A snapshot that cannot be written ends nothing.
 *
 * <p>Safe for use by several threads. An interrupt changes nothing: a thread that waits goes on waiting, with its interrupt kept.
 * {@code toString} says where the store is, for messages.
 */
public interface Store extends AutoCloseable {
    /**
     * Appends a record to the log, and unless it is {@link Durability#ASYNC}, waits until it is safe.
     *
     * @param type of the record, for the reader, 1 to 254
     * @param data writes the record's data; what it throws reaches the caller, and nothing is appended
     * @return the record's position
     * @throws IllegalArgumentException if the type is out of range or the data is longer than {@link #maxRecordBytes}; nothing is
     *     appended
     * @throws StoreFailedException if the store has ended; whether the record will be there is unknown if it was appended
     * @throws StoreException if the store is closed
     */
    long append(int type, RecordWriter data, Durability durability);

    /** As {@link #awaitDurable(long, Durability)} of {@link Durability#SYNC}. */
    default void awaitDurable(long position) {
        awaitDurable(position, Durability.SYNC);
    }

    /**
     * Waits until a record is safe.
     *
     * @param position one that {@link #append} has returned; 0 is always safe
     * @param durability how soon it is made so, as if it had been appended with that; with {@link Durability#ASYNC}, whenever that
     *     happens anyway
     * @throws IllegalArgumentException if nothing has been appended there
     * @throws StoreFailedException if the store has ended before
     */
    void awaitDurable(long position, Durability durability);

    /** The position of the last record that is safe; 0 if there is none. All before it are safe, too. */
    long durable();

    /** The first position that can be read, if there is a record. */
    long first();

    /** The most data that a record of the log can have, in bytes. */
    int maxRecordBytes();

    /**
     * Reads the records of the log that are safe when it is called.
     *
     * @param from the first position, {@link #first} or later
     * @throws IllegalArgumentException if the record has been pruned
     * @throws StoreCorruptException if a record is not there any more, or has been altered
     * @throws StoreException if it cannot be read
     */
    void read(long from, RecordReader reader);

    /**
     * Writes a snapshot, once the log is safe up to its position. One is written at a time.
     *
     * @param position the last record of the log whose effect is in it; 0 for none
     * @return the snapshot, which is safe
     * @throws StoreFailedException if the store has ended, so that the snapshot could tell of records that the log has not
     * @throws StoreException if it cannot be written; the log and the other snapshots are as they were
     */
    Snapshot writeSnapshot(long position, SnapshotWriter writer);

    /**
     * The snapshots that are there, oldest first, without looking into them: one of them may be damaged.
     *
     * @throws StoreException if they cannot be listed
     */
    List<Snapshot> snapshots();

    /**
     * Reads the first record of a snapshot, at a cost that does not depend on its size.
     *
     * @param reader is given that record, if there is one
     * @throws StoreCorruptException if it is damaged
     * @throws StoreException if it cannot be read, or has been deleted
     */
    void readHead(Snapshot snapshot, RecordReader reader);

    /**
     * Reads the records of a snapshot.
     *
     * @param reader is given the numbers of the records in the snapshot, from 1, as their positions
     * @throws StoreCorruptException if it is damaged, when the records before the damage have been read
     * @throws StoreException if it cannot be read, or has been deleted
     */
    void readSnapshot(Snapshot snapshot, RecordReader reader);

    /**
     * Deletes a snapshot; does nothing if it has been deleted. It may be there again after a crash, but not if the log
     * was {@linkplain #prune pruned} since.
     *
     * @throws StoreException if it cannot be deleted
     */
    void deleteSnapshot(Snapshot snapshot);

    /**
     * Gives up the records of the log before a position, as far as that is cheap: some of them may stay, the oldest go first.
     *
     * @throws StoreException if they cannot be deleted; the log works on
     */
    void prune(long before);

    /** Why the store has ended; null if it works, or was closed. */
    @Nullable
    StoreFailedException failure();

    /** Makes safe what was appended, and ends the store; does nothing the second time, or if it has failed. */
    @Override
    void close();
}
