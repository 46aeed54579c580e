package dev.reknit.runtime.state.collections;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * That a {@link CopyOnWriteArrayList} was sorted. Taken back by putting each element where it was; if
 * others changed the list since, by sorting it again, with what they added at the end.
 */
final class Sorting extends Change {
    private final CopyOnWriteArrayList<@Nullable Object> list;

    /** Null until the first comparison: without one, there is nothing to take back. */
    @Nullable
    Object @Nullable [] before;

    @SuppressWarnings("unchecked")
    Sorting(CopyOnWriteArrayList<?> list) {
        this.list = (CopyOnWriteArrayList<@Nullable Object>) list;
    }

    @Override
    void takeBack() {
        @Nullable Object[] order = before;
        if (order == null) {
            return;
        }
        int[] index = {0};
        boolean[] alone = {true};
        list.replaceAll(each -> {
            if (index[0] == 0) {
                alone[0] = haveSame(list.toArray(), order);
            }
            return alone[0] ? order[index[0]++] : each;
        });
        if (!alone[0]) {
            Map<@Nullable Object, Integer> places = new IdentityHashMap<>();
            for (int i = 0; i < order.length; i++) {
                places.putIfAbsent(order[i], i);
            }
            list.sort(Comparator.comparingInt(each -> places.getOrDefault(each, Integer.MAX_VALUE)));
        }
    }

    /** Whether both have the same objects equally often. */
    private static boolean haveSame(@Nullable Object[] one, @Nullable Object[] other) {
        Map<@Nullable Object, Integer> surplus = new IdentityHashMap<>();
        for (Object each : one) {
            surplus.merge(each, 1, Integer::sum);
        }
        for (Object each : other) {
            surplus.merge(each, -1, Integer::sum);
        }
        return one.length == other.length && surplus.values().stream().allMatch(each -> each == 0);
    }
}
