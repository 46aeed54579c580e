package dev.reknit.samples.mirrorsync.client;

import dev.reknit.Backoff;
import dev.reknit.Fallback;
import dev.reknit.Redundant;
import dev.reknit.Retry;
import dev.reknit.Strategy;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * Copies every file of a manifest from several mirrors to a folder. All that it does about
 * mirrors that fail is in its annotations: the field {@code mirror} stands for all mirrors, each
 * file is tried again when all of them failed, and is left for the next attempt at its batch
 * when that was in vain.
 */
public final class Sync {
    /** How often a file is tried again within one attempt at its batch. */
    public static final int COPY_RETRIES = 2;

    private static final int BATCH = 4;

    private final List<Mirror> mirrors;
    private final Path target;
    private final Consumer<Entry> copied;
    private final Index index = new Index();

    @Redundant(
            from = "mirrors",
            strategy = Strategy.ROUND_ROBIN,
            skipOn = FileSystemException.class,
            ejectAfter = 3,
            ejectionTime = 1_000)
    private Mirror mirror;

    /**
     * Creates a job.
     *
     * @param mirrors where the files can be had
     * @param target an empty folder
     * @param copied told of each file when it is in place
     */
    public Sync(List<? extends Mirror> mirrors, Path target, Consumer<Entry> copied) {
        this.mirrors = List.copyOf(mirrors);
        this.target = target;
        this.copied = copied;
    }

    /**
     * Copies all files.
     *
     * @throws IOException if a batch could not be completed; {@link #index()} has the ones
     *     before it
     */
    public void run() throws IOException {
        List<Entry> entries = manifest().entries();
        for (int from = 0; from < entries.size(); from += BATCH) {
            index.complete(entries.subList(from, Math.min(from + BATCH, entries.size())), this::copy);
        }
    }

    /** What has been copied. */
    public Index index() {
        return index;
    }

    @Retry(maxRetries = 5, delay = 100, jitter = 50, backoff = Backoff.EXPONENTIAL)
    Manifest manifest() throws IOException {
        return mirror.manifest();
    }

    @Retry(
            maxRetries = COPY_RETRIES,
            delay = 100,
            jitter = 50,
            backoff = Backoff.EXPONENTIAL,
            abortOn = FileSystemException.class)
    @Fallback(fallbackMethod = "leaveForNextAttempt", skipOn = FileSystemException.class)
    boolean copy(Entry entry) throws IOException {
        Path file = target.resolve(entry.path());
        if (Files.exists(file)) {
            return true; // Moved there, whole, by an earlier attempt at its batch.
        }
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        mirror.fetch(entry, part);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        copied.accept(entry);
        return true;
    }

    private boolean leaveForNextAttempt(Entry entry, Exception failure) {
        return false;
    }
}
