package dev.reknit.testkit.crash;

import java.util.Random;

/**
 * What a crash takes of that which was not forced. Six ways, by the seed: nothing is kept; all is; all is, in the system's
 * memory, since only the process went down; each sector and entry by a coin; the earlier changes, the last of them torn; the later ones.
 */
final class Loss {
    private enum Way {
        NOTHING_KEPT,
        ALL_KEPT,
        PROCESS_ONLY,
        BY_COIN,
        EARLIER_KEPT,
        LATER_KEPT
    }

    static final int WAYS = Way.values().length;

    private static final long ODD = 0x9E3779B97F4A7C15L;

    private final Way way;
    private final Random random;
    private final long cut;

    /** A loss among changes that were made at times from {@code first} to {@code last}. */
    Loss(long seed, long first, long last) {
        way = Way.values()[(int) Math.floorMod(seed, (long) WAYS)];
        random = new Random(seed * ODD + last);
        cut = first + (long) (random.nextDouble() * (last - first + 1));
    }

    boolean isOfProcessOnly() {
        return way == Way.PROCESS_ONLY;
    }

    /** Whether one sector or entry that was changed at a time is as it was changed. */
    boolean keeps(long time) {
        return switch (way) {
            case NOTHING_KEPT -> false;
            case ALL_KEPT, PROCESS_ONLY -> true;
            case BY_COIN -> random.nextBoolean();
            case EARLIER_KEPT -> time == cut ? random.nextBoolean() : time < cut;
            case LATER_KEPT -> time == cut ? random.nextBoolean() : time > cut;
        };
    }

    @Override
    public String toString() {
        return way.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
