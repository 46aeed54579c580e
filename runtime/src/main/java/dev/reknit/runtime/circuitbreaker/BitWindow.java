package dev.reknit.runtime.circuitbreaker;

/**
 * The latest outcomes, up to 63, in one word: the newest in the lowest bit, and above the oldest a one, which marks
 * the end. The word of an empty window is 1. To record is one compare-and-set.
 */
final class BitWindow extends Window {
    static final int MOST = 63;

    private final int size;
    private final long end;

    BitWindow(int size) {
        super(1, -1, 1L << size);
        this.size = size;
        this.end = 1L << size;
    }

    @Override
    long record(boolean marked, long now) {
        while (true) {
            long word = word();
            long shifted = word << 1 | (marked ? 1 : 0);
            long next = word >>> size == 0 ? shifted : shifted & end - 1 | end;
            if (next == word || replace(word, next)) {
                return tally(next, 0);
            }
        }
    }

    @Override
    long tally(int more, long now) {
        return tally(word(), more);
    }

    private long tally(long word, int more) {
        int held = 63 - Long.numberOfLeadingZeros(word);
        int added = Math.min(more, size);
        int total = Math.min(held + added, size);
        int kept = total - added;
        return Tally.of(total, Long.bitCount(word & (1L << kept) - 1) + added);
    }
}
