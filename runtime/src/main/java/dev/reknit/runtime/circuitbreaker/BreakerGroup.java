package dev.reknit.runtime.circuitbreaker;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.reknit.BreakerState;
import dev.reknit.runtime.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A breaker for each object, which goes when that does, or for each key. To find it takes a look-up in a
 * concurrent map when a call enters, and another when it leaves.
 *
 * <p>At most 10,000 keys are kept, by frequency and recency of use (W-TinyLFU [1]). A breaker that is forgotten
 * begins anew, closed; so one that is open, or forced into a state, must not be: it weighs nothing, and what weighs
 * nothing is not evicted. Each change of state weighs it again, and puts it back should it have been evicted in that
 * moment. An open one weighs again when its delay is over, though nobody calls, or keys that are never seen again
 * would pile up. So beyond the 10,000 there are only those opened during the latest delay, each by as many failed calls
 * as {@code requestVolumeThreshold} says, and those that an operator forced.
 *
 * <ol>
 *   <li>G. Einziger, R. Friedman, B. Manes, <cite>TinyLFU: A Highly Efficient Cache Admission Policy</cite>, ACM
 *       Transactions on Storage 13(4), 2017.
 * </ol>
 */
final class BreakerGroup implements Breakers {
    static final int MOST_KEYS = 10_000;

    /** Stands for a key that is null. */
    private enum NoKey {
        NULL;

        @Override
        public String toString() {
            return "null";
        }
    }

    private final String name;
    private final boolean byInstance;
    private final BreakerListener listener;
    private final Clock clock;
    private final Cache<Object, Breaker> breakers;

    /** Shared, so that a breaker does not take the ticket of another that it replaces for one of its own. */
    private final AtomicLong numbers = new AtomicLong();

    /** Those that weigh nothing until their delay is over, in the order in which they opened. */
    private final Queue<Opened> opened = new ConcurrentLinkedQueue<>();

    private volatile BreakerSettings settings;

    private record Opened(Object key, Breaker breaker) {}

    private BreakerGroup(
            String name, boolean byInstance, BreakerSettings settings, BreakerListener listener, Clock clock) {
        this.name = name;
        this.byInstance = byInstance;
        this.settings = settings;
        this.listener = listener;
        this.clock = clock;
        Caffeine<Object, Object> builder = Caffeine.newBuilder().executor(Runnable::run);
        this.breakers = byInstance
                ? builder.weakKeys().build()
                : builder.maximumWeight(MOST_KEYS)
                        .<Object, Breaker>weigher((key, breaker) -> isKept(breaker) ? 0 : 1)
                        .build();
    }

    static BreakerGroup byInstance(String name, BreakerSettings settings, BreakerListener listener, Clock clock) {
        return new BreakerGroup(name, true, settings, listener, clock);
    }

    static BreakerGroup byKey(String name, BreakerSettings settings, BreakerListener listener, Clock clock) {
        return new BreakerGroup(name, false, settings, listener, clock);
    }

    @Override
    public Breaker of(@Nullable Object self, @Nullable Object key) {
        Object known = byInstance ? self : key;
        return find(known == null ? NoKey.NULL : known);
    }

    private Breaker find(Object key) {
        Breaker found = breakers.getIfPresent(key);
        if (found != null) {
            return found;
        }
        letGo();
        Breaker made = breakers.get(key, this::make);
        // Settings that changed while it was made may not have met it in the map.
        made.adopt(settings, clock);
        return made;
    }

    private Breaker make(Object key) {
        // The breaker of an object must not hold it.
        BreakerListener own = byInstance
                ? listener
                : (breaker, from, to, reason) -> {
                    weigh(key, breaker);
                    if (to == BreakerState.OPEN) {
                        letGo();
                        opened.add(new Opened(key, breaker));
                    }
                    listener.changed(breaker, from, to, reason);
                };
        return new Breaker(name + "[" + KeyName.of(key) + "]", settings, own, numbers, clock);
    }

    @Override
    public void adopt(BreakerSettings next, Clock now) {
        settings = next;
        breakers.asMap().values().forEach(each -> each.adopt(next, now));
    }

    /** All breakers that are there. */
    List<Breaker> all() {
        breakers.cleanUp();
        return List.copyOf(breakers.asMap().values());
    }

    /** Weighs open breakers again whose delay is over. */
    private void letGo() {
        long now = clock.nanoTime();
        Opened oldest = opened.peek();
        while (oldest != null && oldest.breaker.untilHalfOpenNanos(now) == 0) {
            if (opened.remove(oldest)) {
                weigh(oldest.key, oldest.breaker);
            }
            oldest = opened.peek();
        }
    }

    /** The map weighs what a computation gives while it holds the entry, so the last to do so weighs the last state. */
    private void weigh(Object key, Breaker breaker) {
        var unused = breakers.asMap().compute(key, (same, found) -> isKept(breaker) ? breaker : found);
    }

    private boolean isKept(Breaker breaker) {
        return switch (breaker.state()) {
            case OPEN -> breaker.untilHalfOpenNanos(clock.nanoTime()) > 0;
            case FORCED_OPEN, FORCED_CLOSED, DISABLED -> true;
            case CLOSED, HALF_OPEN -> false;
        };
    }
}
