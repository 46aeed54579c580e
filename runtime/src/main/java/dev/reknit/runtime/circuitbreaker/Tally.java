package dev.reknit.runtime.circuitbreaker;

/** How many outcomes a window holds and how many of them are marked, in one {@code long}, so that none is allocated. */
final class Tally {
    private Tally() {}

    /** Packs two counts; both are halved until they fit. */
    static long of(long total, long marked) {
        int shift = Math.max(0, 33 - Long.numberOfLeadingZeros(total));
        return (total >>> shift) << 32 | marked >>> shift;
    }

    /** How many outcomes there are. */
    static int total(long tally) {
        return (int) (tally >>> 32);
    }

    /** How many of them are marked. */
    static int marked(long tally) {
        return (int) tally;
    }

    /** Whether there are enough outcomes to decide by, and a share of them, at least one, is marked. */
    static boolean reaches(long tally, int volume, double ratio) {
        int total = total(tally);
        // Divided, not multiplied: 7 / 100.0 is the number that "0.07" stands for, 0.07 * 100 is more than 7.
        int marked = marked(tally);
        return marked > 0 && total >= volume && marked / (double) total >= ratio;
    }
}
