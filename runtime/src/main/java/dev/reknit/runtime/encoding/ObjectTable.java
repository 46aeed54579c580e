package dev.reknit.runtime.encoding;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the saved objects of one graph from one checkpoint to the next: their numbers, and those of their classes. Holds
 * the objects weakly; a number is not used again. Not safe for use by several threads.
 *
 * <p>What a {@link GraphEncoding} writes counts as saved when the table is told so; until then it holds what was new strongly. If it is not told, the next
 * encoding takes it for lost, and writes it again where it is still referred to.
 */
public final class ObjectTable extends Numbers {
    private static final int LEAST = 64;

    private final ReferenceQueue<Object> gone = new ReferenceQueue<>();
    private final ClassTable classes;
    private @Nullable Entry[] buckets = new @Nullable Entry[LEAST];
    private int count;
    private long next = 1;

    /** Were given a number, but are not known to be safe; in order. */
    private List<Object> unsaved = new ArrayList<>();

    /** Creates an empty one. */
    public ObjectTable() {
        this(new ClassTable());
    }

    ObjectTable(ClassTable classes) {
        this.classes = classes;
    }

    private static final class Entry extends WeakReference<Object> {
        final int hash;
        final long number;

        @Nullable
        Entry next;

        Entry(Object object, int hash, long number, @Nullable Entry next, ReferenceQueue<Object> gone) {
            super(object, gone);
            this.hash = hash;
            this.number = number;
            this.next = next;
        }
    }

    ClassTable classes() {
        return classes;
    }

    /** How many objects are known. */
    public int size() {
        forgetGone();
        return count;
    }

    /** The number of an object; 0 if it was never written. */
    public long numberOf(Object object) {
        return find(object);
    }

    @Override
    long find(Object object) {
        int hash = hash(object);
        for (Entry each = buckets[hash & (buckets.length - 1)]; each != null; each = each.next) {
            if (each.hash == hash && each.refersTo(object)) {
                return each.number;
            }
        }
        return 0;
    }

    @Override
    long add(Object object) {
        long number = next;
        put(object, number);
        unsaved.add(object);
        return number;
    }

    /** Notes the number that an object has in what was read. */
    void put(Object object, long number) {
        if (count >= buckets.length) {
            forgetGone();
            if (count >= buckets.length * 3 / 4) {
                grow();
            }
        }
        int hash = hash(object);
        int at = hash & (buckets.length - 1);
        buckets[at] = new Entry(object, hash, number, buckets[at], gone);
        count++;
        next = Math.max(next, number + 1);
    }

    private static int hash(Object object) {
        int hash = System.identityHashCode(object);
        return hash ^ hash >>> 16;
    }

    private void grow() {
        @Nullable Entry[] old = buckets;
        buckets = new @Nullable Entry[old.length * 2];
        for (Entry first : old) {
            for (Entry each = first; each != null; ) {
                Entry rest = each.next;
                int at = each.hash & (buckets.length - 1);
                each.next = buckets[at];
                buckets[at] = each;
                each = rest;
            }
        }
    }

    private void forgetGone() {
        for (Object each = gone.poll(); each != null; each = gone.poll()) {
            remove((Entry) each);
        }
    }

    private void remove(Entry dead) {
        int at = dead.hash & (buckets.length - 1);
        Entry before = null;
        for (Entry entry = buckets[at]; entry != null; entry = entry.next) {
            if (entry == dead) {
                if (before == null) {
                    buckets[at] = dead.next;
                } else {
                    before.next = dead.next;
                }
                count--;
                return;
            }
            before = entry;
        }
    }

    /** What was encoded and is not known to be safe counts as never written. */
    void forgetUnsaved() {
        for (Object each : unsaved) {
            int hash = hash(each);
            for (Entry entry = buckets[hash & (buckets.length - 1)]; entry != null; entry = entry.next) {
                if (entry.hash == hash && entry.refersTo(each)) {
                    remove(entry);
                    entry.clear();
                    break;
                }
            }
        }
        unsaved = new ArrayList<>();
    }

    /** Forgets those objects that what was saved does not have any more; one that comes back is written anew. */
    public void keep(LongPredicate numbers) {
        for (Entry first : buckets.clone()) {
            for (Entry each = first; each != null; each = each.next) {
                if (!numbers.test(each.number)) {
                    remove(each);
                    each.clear();
                }
            }
        }
    }

    /** All that was encoded so far is safe. */
    public void saved() {
        unsaved = new ArrayList<>();
    }
}
