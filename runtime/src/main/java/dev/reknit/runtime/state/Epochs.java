package dev.reknit.runtime.state;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers for the scopes of one thread: never used twice in this process, and each is higher than those before. */
final class Epochs {
    private static final long FEWEST = 1 << 16;
    private static final long MOST = 1L << 40;
    private static final AtomicLong NEXT = new AtomicLong(1);

    /** From here up to the limit numbers are this thread's, and no other one's. */
    private long first;

    private long next;
    private long limit;

    /** Those before that were used up since the outermost scope was opened; each is twice as large as the one before it. */
    private final List<Lot> usedUp = new ArrayList<>(0);

    private record Lot(long first, long limit) {
        boolean has(long number) {
            return number >= first && number < limit;
        }
    }

    /** The number of a scope that is within no other one. */
    long outermost() {
        if (!usedUp.isEmpty()) {
            usedUp.clear();
        }
        return next();
    }

    /** The number of a scope that is opened now. */
    long next() {
        if (next == limit) {
            draw();
        }
        return next++;
    }

    private void draw() {
        if (limit > 0) {
            usedUp.add(new Lot(first, limit));
        }
        long count = Math.min(FEWEST << usedUp.size(), MOST);
        first = NEXT.getAndAdd(count);
        next = first;
        limit = first + count;
    }

    /** Whether a number was given to a scope of this thread which is open, or which is within one that is. */
    boolean isOwn(long number) {
        if (number >= first && number < limit) {
            return true;
        }
        for (int i = usedUp.size() - 1; i >= 0; i--) {
            if (usedUp.get(i).has(number)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a number was given to a scope that is open, or to one that was opened within it by the same thread. */
    boolean isWithin(long scope, long number) {
        return number == scope || (number > scope && isOwn(number));
    }
}
