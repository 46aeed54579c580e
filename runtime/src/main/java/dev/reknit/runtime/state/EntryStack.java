package dev.reknit.runtime.state;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The entries of an {@link UndoLog}, the newest on top.
 *
 * <p>An entry is references and numbers, and an {@link Undo} that knows what they mean:
 *
 * <pre>{@code
 * log.begin(2, 1);          // reserves; all that can fail for want of memory fails here
 * log.put(list);
 * log.put(element);
 * log.put((long) index);
 * log.end(REMOVED);         // from here on the entry counts
 * list.superRemove(index);
 * }</pre>
 *
 * <p>Belongs to one thread. The memory is kept for the next call, up to {@value #KEPT} references and as many numbers.
 */
abstract class EntryStack {
    private static final int FIRST = 64;
    private static final int KEPT = 1 << 14;

    /** In the place of an entry that was dropped. */
    static final Undo NOTHING = new Undo() {
        @Override
        protected void undo(UndoLog log) {}

        @Override
        boolean isNeedless(UndoLog log, LogScope ending) {
            return true;
        }
    };

    private @Nullable Object[] references = new @Nullable Object[0];
    private long[] numbers = new long[0];

    /** Up to where an entry was put in, or is to be taken out. */
    private int referenceCount;

    private int numberCount;

    /** Up to where there are whole entries. */
    private int referencesDone;

    private int numbersDone;

    // ---- writing

    /**
     * Begins an entry, in place of one that was begun and not ended.
     *
     * @param moreReferences how many references will be put in
     * @param moreNumbers how many numbers
     * @throws OutOfMemoryError if there is no room; the log is as it was
     */
    public final void begin(int moreReferences, int moreNumbers) {
        referenceCount = referencesDone;
        numberCount = numbersDone;
        if (references.length - referenceCount <= moreReferences) {
            references = Arrays.copyOf(references, grown(references.length, referenceCount + moreReferences + 1));
        }
        if (numbers.length - numberCount <= moreNumbers) {
            numbers = Arrays.copyOf(numbers, grown(numbers.length, numberCount + moreNumbers + 1));
        }
    }

    private static int grown(int length, int least) {
        return Math.max(Math.max(FIRST, least), length + (length >> 1));
    }

    /** Puts in a reference. */
    public final void put(@Nullable Object reference) {
        references[referenceCount++] = reference;
    }

    /** Puts in a number. */
    public final void put(long number) {
        numbers[numberCount++] = number;
    }

    /** Ends the entry. */
    public final void end(Undo how) {
        references[referenceCount++] = how;
        numbers[numberCount++] = (long) referencesDone << 32 | numbersDone;
        numbersDone = numberCount;
        referencesDone = referenceCount;
    }

    // ---- taking out

    /**
     * Turns to the whole entry that ends at these counts.
     *
     * @return where it starts: {@link #references} and {@link #numbers}
     */
    final long read(int toReferences, int toNumbers) {
        referenceCount = toReferences;
        numberCount = toNumbers;
        return takeNumber();
    }

    static int references(long start) {
        return (int) (start >>> 32);
    }

    static int numbers(long start) {
        return (int) start;
    }

    /** Takes what the entry ended with. */
    final Undo takeHow() {
        return (Undo) Objects.requireNonNull(takeReference());
    }

    /** Takes the reference that was put in last. */
    public final @Nullable Object takeReference() {
        return references[--referenceCount];
    }

    /** Takes the number that was put in last. */
    public final long takeNumber() {
        return numbers[--numberCount];
    }

    /** Takes away an entry; one that is not the last leaves a place that nobody has use for. */
    final void drop(long start, int toReferences) {
        if (toReferences == referencesDone) {
            referencesDone = references(start);
            numbersDone = numbers(start);
            Arrays.fill(references, referencesDone, toReferences, null);
        } else {
            references[toReferences - 1] = NOTHING;
            Arrays.fill(references, references(start), toReferences - 1, null);
        }
    }

    /** Takes away all. */
    final void clear() {
        Arrays.fill(references, 0, Math.max(referenceCount, referencesDone), null);
        referenceCount = 0;
        referencesDone = 0;
        numberCount = 0;
        numbersDone = 0;
        if (references.length > KEPT) {
            references = new @Nullable Object[0];
        }
        if (numbers.length > KEPT) {
            numbers = new long[0];
        }
    }

    // ---- looking at what was logged

    /** Where the entries begin that are made from now on. */
    public final int mark() {
        return referencesDone;
    }

    final int numbersDone() {
        return numbersDone;
    }

    /** Whether it has no entry and refers to nothing. */
    final boolean isEmpty() {
        return referencesDone == 0 && Arrays.stream(references).allMatch(Objects::isNull);
    }

    /** How many references it has room for. */
    final int capacity() {
        return references.length;
    }

    /**
     * A hash of what entries say that are numbers, texts, dates and the like; the same for the same calls on the same state in any
     * process. The order of the entries does not matter.
     *
     * @param from a mark; entries from there on count
     */
    public final long digestSince(int from) {
        return new LoggedEntries(references, numbers, referencesDone, numbersDone).digestSince(from);
    }

    /**
     * Tells which objects entries are about, some more than once.
     *
     * @param from a mark; entries from there on count
     */
    public final void changedSince(int from, ChangedObjects to) {
        new LoggedEntries(references, numbers, referencesDone, numbersDone).changedSince(from, to);
    }
}
