package dev.reknit.runtime.bulkhead;

import dev.reknit.runtime.Leasing;
import dev.reknit.runtime.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The permits of one bulkhead, and the queue of those who wait for one, first come, first served. Safe for use by
 * several threads.
 *
 * <p>While nobody waits, permits are taken from and given to {@link Slots} and nothing else is touched. Who finds none may
 * enqueue, under a lock. No waiter is lost though giving takes no lock, by Dekker's argument: who enqueues first announces it
 * ({@link #unsettled}) and then looks for a permit once more; who gives first gives and then looks whether anything
 * is announced, and if so {@linkplain #settle settles}. All four accesses are volatile, so at least one of the two sees the
 * other. A newcomer who read {@code unsettled} before the announcement may still take a permit ahead of the
 * queue: it came earlier; and gives it back, after the announcement.
 *
 * <p>The limit may change at any time. Permits that are held are kept; if they are more than the new limit, the next to be given
 * back go out of use.
 */
public final class Permits implements Leasing {
    private final Slots slots;
    private final LongAdder rejected = new LongAdder();

    /** Guarded by this, as are all fields below but for reading. In the order of arrival, and quick to leave. */
    private final Set<Waiter> queue = new LinkedHashSet<>();

    private int limit;

    /** How many there are, free and held; more than the limit until enough have been given back. */
    private volatile int issued;

    /** Gifts to the slots that were no permits given back. */
    private long ownGifts;

    /** Finds the limit; null where it is given. */
    private volatile @Nullable AdaptiveLimit adaptive;

    /** How many wait, and how many permits are to go out of use; while it is 0, nobody need settle anything. */
    private volatile int unsettled;

    /** Creates permits; {@code most} is about how many there will ever be, {@code limit} how many there are now. */
    Permits(int most, int limit) {
        slots = new Slots(most);
        fix(limit);
    }

    /** Takes a permit if that is easy; {@link Slots#NONE} says that {@link #take} is to be asked. */
    int takeQuickly() {
        return unsettled == 0 ? slots.takeOwn() : Slots.NONE;
    }

    /**
     * Takes a permit, or does not.
     *
     * @return where to give it back; {@link Slots#NONE} if at some moment of this call there was none or somebody waited
     */
    int take() {
        return unsettled == 0 ? slots.take() : Slots.NONE;
    }

    /** Gives a permit back. May tell {@linkplain Waiter#granted waiters}. */
    void give(int cell) {
        slots.give(cell);
        if (unsettled != 0) {
            settle();
        }
    }

    /**
     * Joins the queue. If there is a permit after all, the waiter may be told before this returns.
     *
     * @param most how many may wait, with this one
     * @return false if they are that many already; nothing has happened then
     */
    boolean enqueue(Waiter waiter, int most) {
        List<Grant> grants;
        synchronized (this) {
            if (queue.size() >= most) {
                return false;
            }
            queue.add(waiter);
            unsettled++;
            grants = grants();
        }
        tell(grants);
        return true;
    }

    /**
     * Leaves the queue.
     *
     * @return false if a permit was assigned already, or the waiter has left before
     */
    synchronized boolean withdraw(Waiter waiter) {
        boolean waited = queue.remove(waiter);
        if (waited) {
            unsettled--;
        }
        return waited;
    }

    /** Has the limit be what is written, 1 to {@link Slots#MOST_PERMITS}. */
    void fix(int permits) {
        List<Grant> grants;
        synchronized (this) {
            adaptive = null;
            grants = resized(permits);
        }
        tell(grants);
    }

    /** Has the limit found by measuring. */
    void measure(int most, Clock clock) {
        AdaptiveLimit known;
        synchronized (this) {
            known = adaptive == null ? new AdaptiveLimit(this, most, clock) : adaptive;
            adaptive = known;
        }
        known.most(most);
    }

    /** Changes the limit to what was found; nothing happens if somebody else is to find it by now. */
    void measured(AdaptiveLimit by, int permits) {
        List<Grant> grants;
        synchronized (this) {
            grants = adaptive == by ? resized(permits) : List.of();
        }
        tell(grants);
    }

    /**
     * What somebody who took a permit now has to show when giving it back. Is no ticket that has a meaning for all
     * policies: six bits for the cell, and in the rest when the attempt began, or {@link AdaptiveLimit#UNTIMED}.
     */
    long ticket(int cell) {
        AdaptiveLimit measured = adaptive;
        return (measured == null ? AdaptiveLimit.UNTIMED : measured.begun()) | cell;
    }

    /** Gives a permit back. */
    void release(long ticket, boolean failed) {
        AdaptiveLimit measured = adaptive;
        if (measured != null) {
            measured.ended(ticket & -Slots.MOST_CELLS, failed);
        }
        give((int) ticket & (Slots.MOST_CELLS - 1));
    }

    /** One more call was rejected. */
    void rejected() {
        rejected.increment();
    }

    /** How many may run at a time now. */
    public synchronized int limit() {
        return limit;
    }

    /** How many permits are held. Exact while nobody takes or gives one. */
    public int running() {
        return issued - slots.free();
    }

    /** How many wait. */
    public synchronized int waiting() {
        return queue.size();
    }

    /** How many permits were ever taken. Exact while nobody takes or gives one. */
    public synchronized long acceptedTotal() {
        return slots.gifts() - ownGifts + running();
    }

    @Override
    public int leased() {
        return running() + waiting();
    }

    /** How many calls were ever rejected. */
    public long rejectedTotal() {
        return rejected.sum();
    }

    @Override
    public synchronized String toString() {
        return "Permits[limit=" + limit + ", running=" + running() + ", waiting=" + waiting() + "]";
    }

    private record Grant(Waiter to, int cell) {}

    private void settle() {
        List<Grant> grants;
        synchronized (this) {
            grants = grants();
        }
        tell(grants);
    }

    /** Changes how many permits there may be. Under the lock. */
    private List<Grant> resized(int permits) {
        int surplusBefore = surplus();
        limit = permits;
        if (issued < limit) {
            slots.add(limit - issued);
            ownGifts += slots.cells();
            issued = limit;
        }
        unsettled += surplus() - surplusBefore;
        return grants();
    }

    /** Assigns free permits: first to nobody, until the limit is kept, then to the queue. Under the lock. */
    private List<Grant> grants() {
        List<Grant> grants = new ArrayList<>(1);
        Iterator<Waiter> first = queue.iterator();
        while (unsettled != 0) {
            int cell = slots.take();
            if (cell == Slots.NONE) {
                break;
            }
            if (surplus() > 0) {
                issued--;
            } else {
                grants.add(new Grant(first.next(), cell));
                first.remove();
            }
            unsettled--;
        }
        return grants;
    }

    private int surplus() {
        return Math.max(0, issued - limit);
    }

    /** Not under the lock: waiters run code that is not ours. */
    private static void tell(List<Grant> grants) {
        for (Grant each : grants) {
            each.to.granted(each.cell);
        }
    }
}
