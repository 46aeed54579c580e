package dev.reknit.samples.mirrorsync.client;

import dev.reknit.Backoff;
import dev.reknit.Checkpointed;
import dev.reknit.Retry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * What has been copied. A batch is in it as a whole or not at all: when one of its files is
 * missing, Reknit puts the index back to what it was before the batch, and has the batch done
 * again.
 */
public final class Index {
    private final TreeMap<String, Entry> done = new TreeMap<>();
    private long bytes;
    private int batches;

    /** Copies one file. */
    @FunctionalInterface
    interface Copier {
        /** Whether the file is there now. */
        boolean copy(Entry entry) throws IOException;
    }

    /**
     * Copies the files of a batch and enters them.
     *
     * @throws IncompleteBatchException if some are missing after the last attempt; the index is
     *     as before
     */
    @Retry(
            maxRetries = 5,
            delay = 100,
            jitter = 50,
            backoff = Backoff.EXPONENTIAL,
            retryOn = IncompleteBatchException.class)
    @Checkpointed
    void complete(List<Entry> batch, Copier copier) throws IOException {
        batches++;
        List<String> missing = new ArrayList<>();
        for (Entry each : batch) {
            if (copier.copy(each)) {
                done.put(each.path(), each);
                bytes += each.size();
            } else {
                missing.add(each.path());
            }
        }
        if (!missing.isEmpty()) {
            throw new IncompleteBatchException(missing);
        }
    }

    /** The paths of the files that are copied; unmodifiable. */
    public Set<String> paths() {
        return Set.copyOf(done.keySet());
    }

    /** How many bytes the copied files have together. */
    public long bytes() {
        return bytes;
    }

    /** How many batches are complete. */
    public int batches() {
        return batches;
    }
}
