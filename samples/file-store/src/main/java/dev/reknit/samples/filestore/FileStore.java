package dev.reknit.samples.filestore;

import dev.reknit.Checkpointed;
import dev.reknit.Journaled;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files, by name. What a call changed is safe on the disk when it returns; a checkpoint after each five hundred changes keeps
 * recovery short. Safe for use by several threads, one call at a time.
 */
@Checkpointed(name = "file-store", every = 500, keep = 2)
class FileStore {
    private final TreeMap<String, StoredFile> files = new TreeMap<>();

    /** The last version of each file that was deleted. */
    private final Map<String, StoredFile> deleted = new HashMap<>();

    private long revision;

    /** Puts a file in the place of what was there; returns its revision. */
    @Journaled
    long put(String name, byte[] content) {
        files.put(name, new StoredFile(content, ++revision, Instant.now()));
        return revision;
    }

    /** Deletes a file; whether there was one. */
    @Journaled
    boolean delete(String name) {
        StoredFile file = files.remove(name);
        if (file == null) {
            return false;
        }
        deleted.put(name, file);
        revision++;
        return true;
    }

    /**
     * Brings back the last version of a file that was deleted.
     *
     * @throws IllegalStateException if there is none, or a file of that name; the store is as it was
     */
    @Journaled
    void recover(String name) {
        StoredFile file = deleted.remove(name);
        if (file == null) {
            throw new IllegalStateException("no file " + name + " was deleted");
        }
        revision++;
        if (files.put(name, file) != null) {
            // What was changed so far is taken back.
            throw new IllegalStateException("there is another file " + name + "; delete it first");
        }
    }

    /** A file; null if there is none. */
    @Nullable
    StoredFile get(String name) {
        return files.get(name);
    }

    /** How many changes there were. */
    long revision() {
        return revision;
    }

    /** How many files there are. */
    int size() {
        return files.size();
    }
}
