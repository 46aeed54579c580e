package dev.reknit.runtime.encoding;

import java.lang.ref.WeakReference;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the saved objects of one graph from one checkpoint to the next: their numbers, and those of their classes. Holds
 * the objects weakly; a number is not used again. Not safe for use by several threads.
 *
 * <p>What a {@link GraphEncoding} writes counts as saved when the table is told so; until then it holds what was new strongly. If it is not told, the next
 * encoding takes it for lost, and writes it again where it is still referred to.
 *
 * <p>Objects stand one after the other as they were met, with an index by identity beside them. Weak references are made when what was written is
 * safe, since by then no call waits.
 */
public final class ObjectTable extends Numbers {
    private static final int FEWEST_BITS = 4;

    /** Takes the bits of a hash to the upper ones, by which the index goes: 2^32 divided by the golden ratio (Knuth, The Art of Computer Programming, 6.4). */
    private static final int SPREAD = 0x9E3779B9;

    private final ClassTable classes;

    /**
     * Places by hash, with open addressing: the hash in the upper half, one more than the place in the lower half; 0 where nothing is. By the
     * upper bits, so that an index of twice the size is filled from its beginning to its end.
     */
    private long[] index = new long[1 << FEWEST_BITS];

    /** What takes a hash to where it belongs in the index. */
    private int shift = Integer.SIZE - FEWEST_BITS;

    /** Saved ones by a {@link Known}, after them the others. As long as the index may become full. */
    private @Nullable Object[] objects = new @Nullable Object[most(index.length)];

    private long[] numbers = new long[objects.length];
    private int count;

    /** How many are known to be safe. */
    private int saved;

    private long next = 1;

    /** Creates an empty one. */
    public ObjectTable() {
        this(new ClassTable());
    }

    ObjectTable(ClassTable classes) {
        this.classes = classes;
    }

    private static final class Known extends WeakReference<Object> {
        Known(Object object) {
            super(object);
        }
    }

    ClassTable classes() {
        return classes;
    }

    /** How many objects are known. */
    public int size() {
        return (int) IntStream.range(0, count).filter(this::isThere).count();
    }

    @Override
    long find(Object object) {
        int hash = hash(object);
        for (int at = hash >>> shift; index[at] != 0; at = at + 1 & index.length - 1) {
            if ((int) (index[at] >>> Integer.SIZE) == hash) {
                int place = (int) index[at] - 1;
                if (isAt(object, place)) {
                    return numbers[place];
                }
            }
        }
        return 0;
    }

    private boolean isAt(Object object, int place) {
        Object there = objects[place];
        return there == object || (there instanceof Known known && known.refersTo(object));
    }

    @Override
    long add(Object object) {
        long number = next;
        put(object, number);
        return number;
    }

    /** Notes the number that an object has in what was read. */
    void put(Object object, long number) {
        if (count == objects.length) {
            retain(this::isThere);
        }
        objects[count] = object;
        numbers[count] = number;
        count++;
        note(hash(object), count);
        next = Math.max(next, number + 1);
    }

    private void note(int hash, int placeAfter) {
        int at = hash >>> shift;
        while (index[at] != 0) {
            at = at + 1 & index.length - 1;
        }
        index[at] = (long) hash << Integer.SIZE | placeAfter;
    }

    private static int hash(Object object) {
        return System.identityHashCode(object) * SPREAD;
    }

    /** How many there may be in an index. */
    private static int most(int length) {
        return length / 4 * 3;
    }

    /** Whether the object at a place has not been collected. */
    private boolean isThere(int place) {
        return !(objects[place] instanceof Known known) || !known.refersTo(null);
    }

    /**
     * Forgets all but those at some places, and makes room for at least half as many more.
     *
     * @throws OutOfMemoryError all is as it was
     */
    private void retain(IntPredicate places) {
        int[] placesAfter = new int[count];
        int retained = 0;
        int retainedSaved = 0;
        for (int i = 0; i < count; i++) {
            if (places.test(i)) {
                placesAfter[i] = ++retained;
                retainedSaved = i < saved ? retained : retainedSaved;
            }
        }
        int bits = Math.max(FEWEST_BITS, 1 + Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(retained, 1) - 1));
        long[] oldIndex = index;
        long[] newIndex = new long[1 << bits];
        @Nullable Object[] newObjects = new @Nullable Object[most(newIndex.length)];
        long[] newNumbers = new long[newObjects.length];
        for (int i = 0; i < count; i++) {
            if (placesAfter[i] != 0) {
                newObjects[placesAfter[i] - 1] = objects[i];
                newNumbers[placesAfter[i] - 1] = numbers[i];
            }
        }
        index = newIndex;
        shift = Integer.SIZE - bits;
        objects = newObjects;
        numbers = newNumbers;
        count = retained;
        saved = retainedSaved;
        for (long each : oldIndex) {
            if (each != 0 && placesAfter[(int) each - 1] != 0) {
                note((int) (each >>> Integer.SIZE), placesAfter[(int) each - 1]);
            }
        }
    }

    /** What was encoded and is not known to be safe counts as never written. */
    void forgetUnsaved() {
        if (saved < count) {
            retain(place -> place < saved);
        }
    }

    /** Forgets those objects that what was saved does not have any more; one that comes back is written anew. */
    public void keep(LongPredicate kept) {
        retain(place -> kept.test(numbers[place]));
    }

    /** All that was encoded so far is safe. */
    public void saved() {
        while (saved < count) {
            objects[saved] = new Known(objects[saved]);
            saved++;
        }
    }
}
