package dev.reknit.runtime.store;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one that writes: takes all that is waiting, writes it, forces it, and only then acknowledges it. One batch is under way at
 * a time; {@link Frame} tells why recovery relies on that. The next segment is made ready, by another thread, once this one is
 * half full.
 */
final class LogWriter implements Runnable {
    private final Folder folder;
    private final LogSettings settings;
    private final Secrets secrets;
    private final long id;
    private final Pending pending;
    private final Waiters waiters;
    private final Executor preparation;
    private final Consumer<Long> born;

    private Segment segment;
    private @Nullable CompletableFuture<DataFile> prepared;
    private long written;
    private long forceNanos;

    private volatile @Nullable StoreFailedException failure;

    /**
     * Creates the writer.
     *
     * @param preparation where segments are made ready
     * @param born is told the first number of each new segment
     */
    LogWriter(
            Folder folder,
            LogSettings settings,
            Secrets secrets,
            long id,
            Segment segment,
            Pending pending,
            Waiters waiters,
            Executor preparation,
            Consumer<Long> born) {
        this.folder = folder;
        this.settings = settings;
        this.secrets = secrets;
        this.id = id;
        this.segment = segment;
        this.pending = pending;
        this.waiters = waiters;
        this.preparation = preparation;
        this.born = born;
    }

    /** Writes until the log is closed or fails. */
    @Override
    public void run() {
        try {
            for (Batch batch = pending.take(); batch != null; batch = pending.take()) {
                commit(batch);
                prepareNext();
            }
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
        } finally {
            waiters.end();
            close();
        }
    }

    /** Usually one write and one force; another for each segment that the batch goes over into. */
    private void commit(Batch batch) throws IOException {
        batch.beginWriting();
        while (!batch.isWritten()) {
            long before = batch.written();
            segment.write(batch.cut(segment.room()));
            written = batch.written();
            if (written > before) {
                force();
                acknowledge();
            }
            if (!batch.isWritten()) {
                segment = nextSegment(written + 1);
            }
        }
    }

    private void force() throws IOException {
        long began = System.nanoTime();
        segment.force();
        forceNanos = System.nanoTime() - began;
    }

    private void acknowledge() {
        pending.written(forceNanos);
        waiters.safeUpTo(written);
    }

    private void prepareNext() {
        if (prepared == null && segment.isHalfFull()) {
            prepared = prepare();
        }
    }

    private CompletableFuture<DataFile> prepare() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return Segments.prepare(folder, settings.segmentBytes());
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                },
                preparation);
    }

    private Segment nextSegment(long first) throws IOException {
        CompletableFuture<DataFile> next = prepared == null ? prepare() : prepared;
        prepared = null;
        DataFile file = ready(next);
        segment.close();
        FileHeader header = secrets.header(FileHeader.Kind.SEGMENT, id, first, settings.segmentBytes());
        Segment made = Segments.publish(folder, file, header, secrets.cipher(header));
        born.accept(first);
        return made;
    }

    private static DataFile ready(CompletableFuture<DataFile> next) throws IOException {
        try {
            return next.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw e;
        }
    }

    private void fail(Throwable cause) {
        String message =
                "The log in " + folder + " has ended: writing to " + segment.name() + ", at byte " + segment.end()
                        + ", failed: " + Advice.on(cause) + ". All up to position " + waiters.safe()
                        + " is safe; nothing is tried again. Then open the store anew.";
        failure = new StoreFailedException(message, cause);
        pending.fail();
    }

    private void close() {
        try {
            if (prepared != null) {
                ready(prepared).close();
            }
            segment.close();
        } catch (IOException | RuntimeException e) {
            Notices.tell(folder, "closing " + segment.name() + " failed; what was acknowledged is safe", e);
        }
    }

    /** Why nothing is written any more; null if the log works or was closed. */
    @Nullable
    StoreFailedException failure() {
        return failure;
    }
}
