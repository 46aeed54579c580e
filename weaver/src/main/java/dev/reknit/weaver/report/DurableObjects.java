package dev.reknit.weaver.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the objects of a class outlive the process.
 *
 * @param name what they are called in the store
 * @param key the field that tells one from the other; null if there is none
 * @param store the name of the store
 * @param every after how many calls a checkpoint is written; 0 for none
 * @param interval after how much time: {@code 30 SECONDS}, or {@code AUTO}; null for none
 * @param keep how many checkpoints are kept
 * @param recover when an object gets its state
 * @param journal the methods of which calls are written to the journal
 */
public record DurableObjects(
        String name,
        @Nullable String key,
        String store,
        long every,
        @Nullable String interval,
        long keep,
        String recover,
        List<Entry> journal) {
    /**
     * A method of which calls are written to the journal.
     *
     * @param member as messages show it
     * @param name what it is called there
     */
    public record Entry(String member, String name, long version, String durability) {}

    /** Keeps a copy. */
    public DurableObjects {
        journal = List.copyOf(journal);
    }
}
