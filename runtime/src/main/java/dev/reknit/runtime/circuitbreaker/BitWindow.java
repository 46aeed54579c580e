package dev.reknit.runtime.circuitbreaker;

/**
 * The latest outcomes, up to 62, in one word: the newest in the lowest bit, and above the oldest a one, which marks
 * the end. To record is one compare-and-set.
 */
final class BitWindow extends Window {
    static final int MOST = 62;

    private final int size;
    private final long end;

    BitWindow(int size) {
        super(1 | NOT_CLEAN);
        this.size = size;
        this.end = 1L << size;
    }

    @Override
    long record(boolean marked, long now) {
        while (true) {
            long word = word();
            long shifted = (word & ~NOT_CLEAN) << 1 | (marked ? 1 : 0);
            long bits = shifted >>> size == 0 ? shifted : shifted & end - 1 | end;
            long next = bits == end ? bits : bits | NOT_CLEAN;
            if (next == word || replace(word, next)) {
                return tally(bits, 0);
            }
        }
    }

    @Override
    long tally(int more, long now) {
        return tally(word() & ~NOT_CLEAN, more);
    }

    private long tally(long bits, int more) {
        int held = 63 - Long.numberOfLeadingZeros(bits);
        int added = Math.min(more, size);
        int total = Math.min(held + added, size);
        int kept = total - added;
        return Tally.of(total, Long.bitCount(bits & (1L << kept) - 1) + added);
    }
}
