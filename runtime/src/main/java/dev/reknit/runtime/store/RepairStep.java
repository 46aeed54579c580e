package dev.reknit.runtime.store;

import java.util.List;

/**
 * What a repair does with the segments of a log.
 *
 * @param behind those behind the damage, which are set aside first, the last one first: so the store is damaged, and is repaired again, if
 *     that does not come to its end
 * @param useless those that this is done to then
 * @param first where the log begins afterwards
 * @param last where it ends afterwards
 */
record RepairStep(Kind kind, List<SegmentScan> behind, List<SegmentScan> useless, long first, long last) {
    /** What is done. */
    enum Kind {
        NOTHING,
        /** The useless one is cut off behind its last valid record. */
        CUT_OFF,
        /** A new segment takes the place of the useless ones, because no snapshot's position may be used again. */
        BEGIN_ANEW,
        SET_ASIDE
    }

    /**
     * Finds it.
     *
     * @param reach the last position of which a whole snapshot tells; 0 for none
     */
    static RepairStep of(List<SegmentScan> segments, long reach) {
        int damaged = 0;
        while (damaged < segments.size() && !segments.get(damaged).isDamaged()) {
            damaged++;
        }
        long first = segments.isEmpty() ? 1 : segments.get(0).first();
        long last = segments.isEmpty() ? 0 : segments.get(segments.size() - 1).next() - 1;
        if (damaged == segments.size()) {
            return last >= reach
                    ? new RepairStep(Kind.NOTHING, List.of(), List.of(), first, last)
                    : new RepairStep(Kind.BEGIN_ANEW, List.of(), segments, reach + 1, reach);
        }
        int whole = wholeFrom(segments);
        if (whole < segments.size() && segments.get(whole).first() <= reach + 1) {
            return new RepairStep(
                    Kind.SET_ASIDE,
                    List.of(),
                    segments.subList(0, whole),
                    segments.get(whole).first(),
                    last);
        }
        return cut(segments, damaged, reach);
    }

    /** The index from which on no segment is damaged. */
    private static int wholeFrom(List<SegmentScan> segments) {
        int from = segments.size();
        while (from > 0 && !segments.get(from - 1).isDamaged()) {
            from--;
        }
        return from;
    }

    private static RepairStep cut(List<SegmentScan> segments, int damaged, long reach) {
        SegmentScan cut = segments.get(damaged);
        List<SegmentScan> behind = segments.subList(damaged + 1, segments.size());
        long first = segments.get(0).first();
        if (cut.header() != null && cut.next() > reach) {
            return new RepairStep(Kind.CUT_OFF, behind, List.of(cut), first, cut.next() - 1);
        }
        if (cut.next() <= reach || damaged == 0) {
            long next = Math.max(cut.next(), reach + 1);
            return new RepairStep(Kind.BEGIN_ANEW, behind, segments.subList(0, damaged + 1), next, next - 1);
        }
        return new RepairStep(Kind.SET_ASIDE, behind, List.of(cut), first, cut.first() - 1);
    }
}
