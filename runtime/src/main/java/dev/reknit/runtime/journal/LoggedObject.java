package dev.reknit.runtime.journal;

import java.util.concurrent.ConcurrentSkipListMap;

/** What the log has of one object. Written with the object's lock held; where its records begin and end, every thread may ask. */
public final class LoggedObject {
    private final long number;
    private volatile long birth;
    private volatile long first;
    private volatile long last;
    private long entries;

    /** The entries that were given up, with the positions of their marks. A call around one on another object gives it up without the lock. */
    private final ConcurrentSkipListMap<Long, Long> aborted = new ConcurrentSkipListMap<>();

    LoggedObject(long number) {
        this.number = number;
    }

    void declared(long position) {
        if (position == number) {
            birth = position;
        }
        note(position);
    }

    void called(long position) {
        entries++;
        note(position);
    }

    void aborted(long position, long entry) {
        aborted.put(entry, position);
        note(position);
    }

    private void note(long position) {
        first = first == 0 ? position : first;
        last = position;
    }

    /** Its number in the log. */
    public long number() {
        return number;
    }

    /** Whether the log has all of it, from its first declaration. */
    public boolean isWhole() {
        return birth != 0;
    }

    /** Where its first record is. */
    public long first() {
        return first;
    }

    /** Where its last record is. */
    public long last() {
        return last;
    }

    /** How many calls there are, those that were given up among them. */
    public long entries() {
        return entries;
    }

    /** Forgets what was given up, mark and all, before a position from which on alone the log will be read. */
    public void forgetBefore(long position) {
        aborted.values().removeIf(mark -> mark <= position);
    }

    /** Whether a call did not happen after all. */
    boolean isAborted(long position) {
        return !aborted.isEmpty() && aborted.containsKey(position);
    }

    /** Whether there are calls between two positions that did not happen after all. */
    boolean hasAbortedBetween(long after, long before) {
        return after + 1 < before && !aborted.subMap(after + 1, before).isEmpty();
    }

    /** Whether a state as of a position has in it nothing that was given up later. */
    public boolean isTrueAt(long position) {
        return aborted.headMap(position, true).values().stream().noneMatch(mark -> mark > position);
    }
}
