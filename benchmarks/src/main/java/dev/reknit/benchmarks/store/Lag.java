package dev.reknit.benchmarks.store;

import dev.reknit.Durability;
import dev.reknit.runtime.store.DiskFolder;
import dev.reknit.runtime.store.Log;
import dev.reknit.runtime.store.LogSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A thread that appends to our log as fast as it goes without waiting for the disk; and how far behind it the disk is. */
public final class Lag implements AutoCloseable {
    private static final int TYPE = 1;

    /** How often the safe position is looked at, so that this takes no core from those who work. */
    private static final long LOOK_NANOS = 50_000;

    private final DiskFolder folder;
    private final Log log;
    private final Thread appending;
    private volatile long newest;
    private long last;
    private volatile boolean closed;

    /** Begins to append the record to a log in the folder. */
    public Lag(Path path, byte[] record) {
        folder = DiskFolder.open(path);
        log = Log.open(folder, LogSettings.DEFAULTS);
        appending = new Thread(() -> append(record), "appending");
        appending.start();
    }

    private void append(byte[] record) {
        while (!closed) {
            newest = log.append(TYPE, buffer -> buffer.put(record), Durability.ASYNC);
        }
    }

    /**
     * Returns when the record is safe, without anybody's hurrying, that is the newest now; its position. Each time it is another one, so that
     * a writer that waits for room is not taken for one whose records are safe at once. For one thread.
     */
    public long awaitNewest() {
        long position = newest;
        while (position == last) {
            LockSupport.parkNanos(LOOK_NANOS);
            position = newest;
        }
        last = position;
        while (log.durable() < position) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return position;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        boolean interrupted = false;
        while (appending.isAlive()) {
            try {
                appending.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        log.close();
        folder.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
