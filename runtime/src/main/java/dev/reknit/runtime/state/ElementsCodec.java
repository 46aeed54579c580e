package dev.reknit.runtime.state;

import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** For objects that hold a sequence of others: arrays, lists, queues, sets, references. */
final class ElementsCodec<T> extends Codec<T, @Nullable Object[]> {
    private final Function<T, @Nullable Object[]> get;
    private final BiConsumer<T, @Nullable Object[]> set;
    private final Asks asks;

    /** What holding the elements asks of them, and of others. */
    enum Asks {
        /** Nothing; the sequence is what was put in. */
        NOTHING,
        /** Their order or equality, which a sequence that is the same shows to be right. */
        ORDER,
        /** Their hash: an element may be there and not be found. The sequence is not promised. */
        HASH,
        /** Nothing of the elements, but the collection behind it is restored on its own. */
        SOURCE
    }

    private ElementsCodec(Function<T, @Nullable Object[]> get, BiConsumer<T, @Nullable Object[]> set, Asks asks) {
        this.get = get;
        this.set = set;
        this.asks = asks;
    }

    /** Slots of a fixed number. */
    static <T> ElementsCodec<T> slots(Function<T, @Nullable Object[]> get, BiConsumer<T, @Nullable Object[]> set) {
        return new ElementsCodec<>(get, set, Asks.NOTHING);
    }

    /** An immutable object that holds others. */
    static <T> ElementsCodec<T> holder(Function<T, @Nullable Object> held) {
        return slots(object -> new @Nullable Object[] {held.apply(object)}, (object, same) -> {});
    }

    /** A list: emptied and filled at once, since some copy themselves at each addition. */
    static ElementsCodec<Collection<@Nullable Object>> list() {
        return new ElementsCodec<>(
                Collection::toArray,
                (list, saved) -> {
                    list.clear();
                    list.addAll(Arrays.asList(saved));
                },
                Asks.NOTHING);
    }

    /**
     * A collection: emptied and filled one by one, so that one element that cannot be added does
     * not keep others away.
     */
    static ElementsCodec<Collection<@Nullable Object>> collection(Asks asks) {
        return new ElementsCodec<>(Collection::toArray, ElementsCodec::refill, asks);
    }

    /** A collection that shows another one, or never changes. */
    static ElementsCodec<Collection<@Nullable Object>> view() {
        return new ElementsCodec<>(
                Collection::toArray,
                (view, saved) -> {
                    throw new IllegalStateException("it shows a collection that is reachable in no other way and "
                            + "was changed; keep that collection in a field as well");
                },
                Asks.SOURCE);
    }

    private static void refill(Collection<@Nullable Object> collection, @Nullable Object[] saved) {
        collection.clear();
        Refill refill = new Refill();
        for (Object each : saved) {
            refill.attempt(() -> collection.add(each));
        }
        refill.finish();
    }

    @Override
    @Nullable
    Object[] read(T object) {
        return get.apply(object);
    }

    @Override
    void write(T object, @Nullable Object[] saved) {
        set.accept(object, saved);
    }

    @Override
    boolean holds(T object, @Nullable Object[] saved, boolean written) {
        @Nullable Object[] now = get.apply(object);
        if (now.length != saved.length) {
            return false;
        }
        return switch (asks) {
            case NOTHING, ORDER -> sameSequence(now, saved);
            case SOURCE -> sameSequence(now, saved) || (!(object instanceof List) && sameElements(now, saved));
            case HASH ->
                (sameSequence(now, saved) || (written && sameElements(now, saved)))
                        && Refill.allFound(saved, ((Collection<?>) object)::contains);
        };
    }

    private static boolean sameSequence(@Nullable Object[] one, @Nullable Object[] other) {
        for (int i = 0; i < one.length; i++) {
            if (one[i] != other[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether both have the same objects equally often. */
    private static boolean sameElements(@Nullable Object[] one, @Nullable Object[] other) {
        Map<@Nullable Object, Integer> surplus = new IdentityHashMap<>();
        for (int i = 0; i < one.length; i++) {
            surplus.merge(one[i], 1, Integer::sum);
            surplus.merge(other[i], -1, Integer::sum);
        }
        return surplus.values().stream().allMatch(each -> each == 0);
    }

    @Override
    boolean settle(T object) {
        if (asks != Asks.HASH) {
            return false;
        }
        @Nullable Object[] now = get.apply(object);
        if (Refill.allFound(now, ((Collection<?>) object)::contains)) {
            return false;
        }
        set.accept(object, now);
        return true;
    }

    @Override
    void references(@Nullable Object[] saved, References to) {
        for (int i = 0; i < saved.length; i++) {
            to.element(saved[i], i);
        }
    }

    @Override
    boolean asksOthers() {
        return asks != Asks.NOTHING;
    }
}
