package dev.reknit.runtime.time;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Frames by thread: open addressing with double hashing of the thread's id. Nothing is
 * registered with a thread, so any number of virtual ones may come, and nothing of them stays but a frame
 * that the next may have.
 *
 * <p>A call takes, in this order: an idle frame that its thread had before, one that nobody had or whose thread has ended,
 * both within a few probes; the same in a table twice as large, up to {@link #COMFORTABLE}; any idle
 * one. Frames stay where they are when the table grows, so their index is a ticket. A thread finds its own
 * calls again by probing as it would have in each size that the table had.
 */
final class FrameTable {
    private static final int SMALLEST = 64;
    private static final int PROBES = 8;

    /** Beyond this many frames, 2.5 MB, threads that are not in a call give up theirs before the table grows. */
    private static final int COMFORTABLE = 1 << 14;

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private volatile Frame[] frames = grown(new Frame[0], SMALLEST);

    /** Whether a call was ever found a frame beyond its probes. A thread needs to know only of its own. */
    private boolean strays;

    /** All frames, the length a power of two; not to be changed. */
    Frame[] frames() {
        return frames;
    }

    /** Where the probes of a thread begin in a table of a size; sequential ids are spread evenly. */
    static int home(Thread thread, int length) {
        return hash(thread) & length - 1;
    }

    /** A probe of a thread: its home is the first; adjacent ones would all be taken in the older half of the table. */
    private static int probe(int hash, int number, int length) {
        int step = hash >>> 16 | 1;
        return hash + number * step & length - 1;
    }

    private static int hash(Thread thread) {
        return (int) (thread.getId() * GOLDEN_RATIO >>> 32);
    }

    /** Begins a call; gives the index of its frame. */
    int begin(Thread me, long running) {
        while (true) {
            Frame[] all = frames;
            int at = beginInOwn(all, me, running);
            if (at < 0) {
                at = beginInForsaken(all, me, running);
            }
            if (at < 0 && (all.length >= COMFORTABLE || isNested(all, me))) {
                at = beginAnywhere(all, me, running);
            }
            if (at >= 0) {
                return at;
            }
            grow(all);
        }
    }

    private static int beginInOwn(Frame[] all, Thread me, long running) {
        int hash = hash(me);
        for (int size = all.length; size >= SMALLEST; size >>= 1) {
            for (int i = 0; i < PROBES; i++) {
                int at = probe(hash, i, size);
                if (all[at].begin(me, running)) {
                    return at;
                }
            }
        }
        return -1;
    }

    private static int beginInForsaken(Frame[] all, Thread me, long running) {
        int hash = hash(me);
        for (int i = 0; i < PROBES; i++) {
            int at = probe(hash, i, all.length);
            if (all[at].isForsaken() && all[at].takeOver(me, running)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether it is the thread's own calls, one within another, that leave no room. */
    private static boolean isNested(Frame[] all, Thread me) {
        int hash = hash(me);
        int own = 0;
        for (int i = 0; i < PROBES; i++) {
            if (all[probe(hash, i, all.length)].isOwnedBy(me)) {
                own++;
            }
        }
        return own >= PROBES / 2;
    }

    private int beginAnywhere(Frame[] all, Thread me, long running) {
        strays = true;
        int home = home(me, all.length);
        for (int i = 0; i < all.length; i++) {
            int at = home + i & all.length - 1;
            if (all[at].begin(me, running) || all[at].takeOver(me, running)) {
                return at;
            }
        }
        return -1;
    }

    private synchronized void grow(Frame[] seen) {
        if (frames == seen) {
            frames = grown(seen, seen.length * 2);
        }
    }

    private static Frame[] grown(Frame[] before, int length) {
        Frame[] frames = Arrays.copyOf(before, length);
        for (int i = before.length; i < length; i++) {
            frames[i] = new Frame.Padded();
        }
        return frames;
    }

    /** The frames in which a thread's calls are, in no order, perhaps more than once. */
    List<Frame> of(Thread thread) {
        Frame[] all = frames;
        List<Frame> found = List.of();
        if (strays) {
            for (Frame each : all) {
                found = with(each, thread, found);
            }
            return found;
        }
        int hash = hash(thread);
        for (int size = SMALLEST; size <= all.length; size <<= 1) {
            for (int i = 0; i < PROBES; i++) {
                found = with(all[probe(hash, i, size)], thread, found);
            }
        }
        return found;
    }

    private static List<Frame> with(Frame frame, Thread thread, List<Frame> found) {
        if (!frame.holdsCallOf(thread)) {
            return found;
        }
        List<Frame> more = found.isEmpty() ? new ArrayList<>(4) : found;
        more.add(frame);
        return more;
    }
}
