package dev.reknit.runtime.state;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The entries of an {@link UndoLog}, looked at from the newest to the oldest, and left as they are.
 *
 * @param referencesDone up to where there are whole entries
 */
record LoggedEntries(@Nullable Object[] references, long[] numbers, int referencesDone, int numbersDone) {
    /** One entry: where its references and numbers begin and end. */
    private interface Visit {
        void entry(Undo how, int first, int end, int firstNumber, int endOfNumbers);
    }

    /** As {@link UndoLog#digestSince}. */
    long digestSince(int from) {
        long[] sum = {0};
        walk(from, (how, first, end, firstNumber, endOfNumbers) -> {
            long digest = 0;
            for (int i = first; i < end; i++) {
                digest = Digest.mix(digest, Digest.of(references[i]));
            }
            for (int i = firstNumber; i < endOfNumbers - how.numbersApart(); i++) {
                digest = Digest.mix(digest, numbers[i]);
            }
            sum[0] += Digest.mix(1, digest);
        });
        return sum[0];
    }

    /** As {@link UndoLog#changedSince}. */
    void changedSince(int from, ChangedObjects to) {
        walk(from, (how, first, end, firstNumber, endOfNumbers) -> {
            Object changed =
                    how.changed(first == end ? null : references[first], first == end ? null : references[end - 1]);
            int keyAt = how.keyAt();
            if (changed instanceof Several several) {
                several.forEach(to::changed);
            } else if (changed != null && keyAt != 0) {
                to.changed(changed, references[keyAt > 0 ? first + keyAt : end + keyAt]);
            } else if (changed != null) {
                to.changed(changed);
            }
        });
    }

    private void walk(int from, Visit visit) {
        int end = referencesDone;
        int endOfNumbers = numbersDone;
        while (end > from) {
            long start = numbers[endOfNumbers - 1];
            Undo how = (Undo) Objects.requireNonNull(references[end - 1]);
            if (how != EntryStack.NOTHING) {
                visit.entry(how, (int) (start >>> 32), end - 1, (int) start, endOfNumbers - 1);
            }
            end = (int) (start >>> 32);
            endOfNumbers = (int) start;
        }
    }
}
