package dev.reknit.runtime.state.collections;

import static dev.reknit.runtime.state.collections.OrderedKeys.key;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** What random programs do with sets and with the views of maps. */
final class OrderedSetSteps {
    private static final List<BiFunction<Collection<Object>, Random, Object>> COLLECTION = List.of(
            (set, chance) -> set.add(key(chance)),
            (set, chance) -> set.add(key(chance)),
            (set, chance) -> set.add(key(chance)),
            (set, chance) -> set.addAll(keys(chance)),
            (set, chance) -> set.addAll(new TreeSet<>(Arrays.asList("kb", "kd", "ke"))),
            (set, chance) -> set.remove(key(chance)),
            (set, chance) -> set.remove(key(chance)),
            (set, chance) -> set.contains(key(chance)),
            (set, chance) -> set.containsAll(keys(chance)),
            (set, chance) -> set.removeAll(keys(chance)),
            (set, chance) -> set.removeAll(new HashSet<>(keys(chance))),
            (set, chance) ->
                    set.retainAll(new HashSet<>(Arrays.asList(key(chance), key(chance), key(chance), "ka", "kb"))),
            (set, chance) -> set.removeIf(each -> chance.nextInt(3) == 0),
            (set, chance) -> set.removeIf(each -> {
                if (chance.nextInt(3) == 0) {
                    throw new IllegalStateException();
                }
                return true;
            }),
            OrderedSetSteps::iterate,
            OrderedSetSteps::iterate,
            OrderedSetSteps::disturb,
            (set, chance) -> set.size() + " " + set.isEmpty(),
            (set, chance) -> List.of(set.toArray().length, set.toArray(new Object[0]).length),
            (set, chance) -> Arrays.asList(set.toArray(new Object[20])),
            (set, chance) -> set.stream().map(String::valueOf).collect(Collectors.joining(",")),
            (set, chance) -> set.parallelStream().map(String::valueOf).collect(Collectors.joining(",")),
            (set, chance) -> set.spliterator().hasCharacteristics(java.util.Spliterator.ORDERED),
            (set, chance) -> {
                List<Object> seen = new ArrayList<>();
                set.forEach(seen::add);
                return seen;
            },
            (set, chance) -> {
                if (chance.nextInt(4) == 0) {
                    set.clear();
                }
                return set;
            },
            (set, chance) -> set.toString());

    private static final List<BiFunction<NavigableSet<Object>, Random, Object>> NAVIGABLE = List.of(
            (set, chance) -> set.pollFirst(),
            (set, chance) -> set.pollLast(),
            (set, chance) -> set.first(),
            (set, chance) -> set.last(),
            (set, chance) -> set.lower(key(chance)),
            (set, chance) -> set.floor(key(chance)),
            (set, chance) -> set.ceiling(key(chance)),
            (set, chance) -> set.higher(key(chance)),
            (set, chance) -> iterate(set.descendingIterator(), chance),
            (set, chance) -> inView(set.descendingSet(), chance),
            (set, chance) -> inView(set.descendingSet(), chance),
            (set, chance) -> inView(set.headSet(key(chance), chance.nextBoolean()), chance),
            (set, chance) -> inView(set.tailSet(key(chance), chance.nextBoolean()), chance),
            (set, chance) ->
                    inView(set.subSet(key(chance), chance.nextBoolean(), key(chance), chance.nextBoolean()), chance),
            (set, chance) -> inView((NavigableSet<Object>) set.headSet(key(chance)), chance),
            (set, chance) -> inView((NavigableSet<Object>) set.tailSet(key(chance)), chance),
            (set, chance) -> inView((NavigableSet<Object>) set.subSet(key(chance), key(chance)), chance));

    private OrderedSetSteps() {}

    static Object step(Collection<Object> set, Random chance) {
        return set instanceof NavigableSet<Object> sorted && chance.nextBoolean()
                ? OrderedPrograms.oneOf(NAVIGABLE, sorted, chance)
                : OrderedPrograms.oneOf(COLLECTION, set, chance);
    }

    private static Object inView(NavigableSet<Object> view, Random chance) {
        return step(view, chance) + " of " + new ArrayList<>(view);
    }

    private static List<Object> keys(Random chance) {
        List<Object> keys = new ArrayList<>();
        for (int i = chance.nextInt(4); i > 0; i--) {
            keys.add(key(chance));
        }
        return keys;
    }

    private static Object iterate(Collection<Object> set, Random chance) {
        return iterate(set.iterator(), chance);
    }

    static Object iterate(Iterator<?> all, Random chance) {
        List<Object> seen = new ArrayList<>();
        while (all.hasNext()) {
            seen.add(String.valueOf(all.next()));
            for (int i = chance.nextInt(8); i < 2; i++) {
                all.remove();
            }
        }
        seen.add(all.hasNext());
        if (chance.nextInt(3) == 0) {
            all.next();
        }
        return seen;
    }

    /** Changes the set while it is iterated. */
    private static Object disturb(Collection<Object> set, Random chance) {
        Iterator<?> all = set.iterator();
        if (all.hasNext()) {
            all.next();
        }
        Object inner = step(set, chance);
        if (chance.nextBoolean()) {
            all.remove();
        }
        return inner + " " + all.hasNext() + all.next();
    }
}
