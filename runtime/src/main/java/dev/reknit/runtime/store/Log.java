package dev.reknit.runtime.store;

import dev.reknit.Durability;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A write-ahead log: records in the order in which they were appended, numbered from 1 by their position, in segments of one {@link
 * Folder}. What was acknowledged is there after a crash; what is there after a crash is a beginning of what was appended.
 *
 * <p>Appending encodes the record into a batch in memory. One thread writes batch after batch, with one force for each, however many
 * threads wait for it (group commit: DeWitt et al., "Implementation Techniques for Main Memory Database Systems", SIGMOD
 * 1984). The file's bytes are taken from the disk before they are needed, so that a force writes data and nothing about
 * the file.
 *
 * <p>A write or force that fails ends the log for good, since nobody can know what of it is on the disk ({@link
 * DataFile#force}); from then on every call throws {@link StoreFailedException}. Positions rise by one from
 * record to record, but for each orderly closing, which takes one.
 *
 * <p>Safe for use by several threads. An interrupt changes nothing: a thread that waits goes on waiting, with its interrupt kept.
 */
public final class Log implements AutoCloseable {
    private final Folder folder;
    private final LogSettings settings;
    private final Secrets secrets;
    private final Pending pending;
    private final Waiters waiters;
    private final LogWriter writer;
    private final Thread thread;
    private final @Nullable Flaw torn;

    /** The first positions of all segments. Pruning and reading go through it under the lock of this object. */
    private final ConcurrentSkipListSet<Long> firsts = new ConcurrentSkipListSet<>();

    private Log(
            Folder folder, LogSettings settings, Secrets secrets, LogRecovery.Recovered found, Executor preparation) {
        this.folder = folder;
        this.settings = settings;
        this.secrets = secrets;
        this.torn = found.torn();
        firsts.addAll(found.firsts());
        waiters = new Waiters(found.next() - 1);
        int salt = Frame.salt(found.id());
        pending = new Pending(
                new Batch(salt, secrets.encrypt(), maxRecordBytes(), settings.batchBytes()),
                new Batch(salt, secrets.encrypt(), maxRecordBytes(), settings.batchBytes()),
                settings.batchBytes(),
                found.next(),
                !found.closed());
        writer = new LogWriter(
                folder, settings, secrets, found.id(), found.segment(), pending, waiters, preparation, firsts::add);
        thread = new IoThread("reknit-log-writer " + folder, writer);
        thread.start();
    }

    /** As {@link #open(Folder, LogSettings, long, RecordReader)} with nobody to read, wherever the log begins. */
    public static Log open(Folder folder, LogSettings settings) {
        return open(folder, settings, 0, Reading.NOTHING, IoThread.executor());
    }

    /** Whether a folder has no log. */
    static boolean isMissing(Folder folder) {
        try {
            return Segments.in(folder).isEmpty();
        } catch (IOException e) {
            throw new StoreException("Cannot list the segments in " + folder + ": " + Advice.on(e) + ".", e);
        }
    }

    /**
     * Opens the log in a folder, or begins one there. Every record is checked, a torn end is cut off and {@linkplain #torn() told}.
     *
     * @param folder is used from now on until the log is closed, and not closed by it
     * @param from the first position that is to be read; 0 for wherever the log begins
     * @param reader is given the records from there on, on the calling thread
     * @throws StoreCorruptException if there is damage that no crash explains, or the log does not reach from {@code from}
     *     on; nothing has been changed
     * @throws StoreException if the folder cannot be read or written
     */
    public static Log open(Folder folder, LogSettings settings, long from, RecordReader reader) {
        return open(folder, settings, from, new Reading(from, reader, Secrets.NONE), IoThread.executor());
    }

    /** The same, with what it is encrypted with, and who prepares segments. */
    static Log open(Folder folder, LogSettings settings, long from, Reading reading, Executor preparation) {
        try {
            Secrets secrets = reading.secrets();
            LogRecovery.Recovered found = new LogRecovery(folder, settings, secrets).recover(from, reading);
            return new Log(folder, settings, secrets, found, preparation);
        } catch (IOException e) {
            throw new StoreException("Cannot open the log in " + folder + ": " + Advice.on(e) + ".", e);
        }
    }

    /** As {@link #append(int, RecordWriter, Durability)}, with what remains in a buffer, which is not changed. */
    public long append(int type, ByteBuffer data, Durability durability) {
        int position = data.position();
        try {
            return append(type, buffer -> buffer.put(data.position(position)), durability);
        } finally {
            data.position(position);
        }
    }

    /**
     * Appends a record, and unless it is {@link Durability#ASYNC}, waits until it is safe. Waits, too, while more
     * than {@link LogSettings#batchBytes} are to be written.
     *
     * @param type of the record, for the reader, 1 to 254
     * @param data writes the record's data; what it throws reaches the caller, and nothing is appended
     * @return the record's position
     * @throws IllegalArgumentException if the type is out of range or the data is longer than {@link
     *     LogSettings#maxRecordBytes}; nothing is appended
     * @throws StoreFailedException if the log has ended; whether the record will be there is then unknown if it was appended
     * @throws StoreException if the log is closed
     */
    public long append(int type, RecordWriter data, Durability durability) {
        Frame.checkType(type);
        boolean awaited = durability != Durability.ASYNC;
        long position = pending.add(type, data, settings.delayNanos(durability), awaited);
        if (position < 0) {
            throw ended();
        }
        if (awaited && !waiters.await(position)) {
            throw ended();
        }
        return position;
    }

    /** As {@link #awaitDurable(long, Durability)} of {@link Durability#SYNC}. */
    public void awaitDurable(long position) {
        awaitDurable(position, Durability.SYNC);
    }

    /**
     * Waits until a record is safe.
     *
     * @param position one that {@link #append} has returned
     * @param durability how soon it is forced, as if it had been appended so; with {@link Durability#ASYNC}, whenever it is forced
     *     anyway
     * @throws IllegalArgumentException if nothing has been appended there
     * @throws StoreFailedException if the log has ended before
     */
    public void awaitDurable(long position, Durability durability) {
        if (waiters.safe() < position) {
            if (durability != Durability.ASYNC) {
                pending.await(position, settings.delayNanos(durability));
            }
            if (!waiters.await(position)) {
                throw ended();
            }
        }
    }

    /** The most data that a record can have, in bytes. */
    public int maxRecordBytes() {
        return settings.maxRecordBytes() - secrets.overhead();
    }

    /** The position of the last record that is safe; 0 if there is none. All before it are safe, too. */
    public long durable() {
        return waiters.safe();
    }

    /** The first position that can be read, if there is a record. */
    public long first() {
        return firsts.first();
    }

    /** What was cut off when the log was opened; null if nothing was. */
    public @Nullable Flaw torn() {
        return torn;
    }

    /**
     * Reads the records that are safe now.
     *
     * @param from the first position, {@link #first()} or later
     * @throws IllegalArgumentException if the record has been pruned
     * @throws StoreCorruptException if a record is not there any more
     * @throws StoreException if a file cannot be read
     */
    public void read(long from, RecordReader reader) {
        LogReading.read(folder, firsts, durable(), new Reading(from, reader, secrets));
    }

    /**
     * Deletes segments whose records all come before a position, oldest first. Whoever is reading them may fail.
     *
     * @throws StoreException if one cannot be deleted; the log works on
     */
    public synchronized void prune(long before) {
        try {
            Long following = firsts.higher(firsts.first());
            if (following != null && following <= before) {
                makeDeletionsSafe();
            }
            while (following != null && following <= before) {
                long first = firsts.first();
                folder.delete(Segments.name(first));
                folder.sync(); // A later one that is gone while this one is back would look like damage.
                firsts.remove(first);
                following = firsts.higher(following);
            }
        } catch (IOException e) {
            throw new StoreException("Cannot prune the log in " + folder + ": " + Advice.on(e) + ".", e);
        }
    }

    /** A snapshot that was deleted must not be back without the part of the log that it needs. */
    private void makeDeletionsSafe() throws IOException {
        folder.sync();
    }

    /** Why the log has ended; null if it works, or was closed. */
    public @Nullable StoreFailedException failure() {
        return writer.failure();
    }

    private StoreException ended() {
        StoreFailedException failure = failure();
        return failure == null
                ? new StoreException("The log in " + folder + " is closed.", null)
                : new StoreFailedException("" + failure.getMessage(), failure.getCause());
    }

    /** Writes what has been appended and ends the log; does nothing the second time, or if the log has failed. */
    @Override
    public void close() {
        pending.close();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
