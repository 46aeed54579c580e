package dev.reknit.runtime.state.collections;

import static dev.reknit.runtime.state.collections.OrderedKeys.key;
import static dev.reknit.runtime.state.collections.OrderedKeys.value;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** What random programs do with maps. */
final class OrderedMapSteps {
    private static final List<BiFunction<Map<Object, Object>, Random, Object>> MAP = List.of(
            (map, chance) -> map.put(key(chance), value(chance)),
            (map, chance) -> map.put(key(chance), value(chance)),
            (map, chance) -> map.put(key(chance), value(chance)),
            (map, chance) -> map.put(key(chance), value(chance)),
            (map, chance) -> map.putIfAbsent(key(chance), value(chance)),
            OrderedMapSteps::putAll,
            (map, chance) -> map.remove(key(chance)),
            (map, chance) -> map.remove(key(chance)),
            (map, chance) -> map.remove(key(chance), value(chance)),
            (map, chance) -> map.replace(key(chance), value(chance)),
            (map, chance) -> map.replace(key(chance), value(chance), value(chance)),
            (map, chance) -> {
                map.replaceAll((key, old) -> computed(map, key, chance));
                return map;
            },
            (map, chance) -> {
                Object key = key(chance);
                return map.computeIfAbsent(key, same -> computed(map, same, chance));
            },
            (map, chance) ->
                    map.computeIfPresent(key(chance), (key, old) -> (computed(map, key, chance) + "" + old).intern()),
            (map, chance) -> map.computeIfPresent(key(chance), (key, old) -> computed(map, key, chance)),
            (map, chance) -> map.compute(key(chance), (key, old) -> computed(map, key, chance)),
            (map, chance) -> map.compute(key(chance), (key, old) -> computed(map, old, chance)),
            (map, chance) -> map.merge(key(chance), value(chance), (old, given) -> computed(map, old, chance)),
            (map, chance) -> map.merge(key(chance), "w", (old, given) -> computed(map, old, chance)),
            (map, chance) -> map.compute(key(chance), null),
            (map, chance) -> map.get(key(chance)),
            (map, chance) -> map.get(key(chance)),
            (map, chance) -> map.getOrDefault(key(chance), "none"),
            (map, chance) -> map.containsKey(key(chance)) + " " + map.containsValue(value(chance)),
            (map, chance) -> map.size() + " " + map.isEmpty(),
            (map, chance) -> OrderedSetSteps.step(map.keySet(), chance),
            (map, chance) -> OrderedSetSteps.step(map.keySet(), chance),
            (map, chance) -> OrderedSetSteps.step(map.values(), chance),
            (map, chance) -> map.values().remove(value(chance)),
            OrderedMapSteps::entries,
            OrderedMapSteps::entries,
            OrderedMapSteps::staleEntry,
            (map, chance) -> OrderedSetSteps.iterate(map.entrySet().iterator(), chance),
            (map, chance) -> map.entrySet().removeIf(each -> chance.nextInt(3) == 0),
            (map, chance) -> map.entrySet().remove(Map.entry(String.valueOf(key(chance)), "v1")),
            (map, chance) -> map.entrySet().contains(Map.entry(String.valueOf(key(chance)), "v1")),
            (map, chance) -> map.entrySet().stream()
                    .map(each -> each.setValue(value(chance)))
                    .map(String::valueOf)
                    .collect(Collectors.joining(",")),
            (map, chance) -> {
                for (Object each : map.entrySet().toArray()) {
                    ((Map.Entry<?, Object>) each).setValue(value(chance));
                }
                return map;
            },
            OrderedMapSteps::forEach,
            (map, chance) -> {
                if (chance.nextInt(4) == 0) {
                    map.clear();
                }
                return map;
            },
            (map, chance) -> map.hashCode() + map.toString());

    private static final List<BiFunction<NavigableMap<Object, Object>, Random, Object>> NAVIGABLE = List.of(
            (map, chance) -> map.pollFirstEntry(),
            (map, chance) -> map.pollLastEntry(),
            (map, chance) -> map.firstKey(),
            (map, chance) -> map.lastKey(),
            (map, chance) -> map.firstEntry(),
            (map, chance) -> map.lastEntry(),
            (map, chance) -> map.lowerKey(key(chance)) + " " + map.lowerEntry(key(chance)),
            (map, chance) -> map.floorKey(key(chance)) + " " + map.floorEntry(key(chance)),
            (map, chance) -> map.ceilingKey(key(chance)) + " " + map.ceilingEntry(key(chance)),
            (map, chance) -> map.higherKey(key(chance)) + " " + map.higherEntry(key(chance)),
            (map, chance) -> OrderedSetSteps.step(map.navigableKeySet(), chance),
            (map, chance) -> OrderedSetSteps.step(map.navigableKeySet(), chance),
            (map, chance) -> OrderedSetSteps.step(map.descendingKeySet(), chance),
            (map, chance) -> inView(map.descendingMap(), chance),
            (map, chance) -> inView(map.descendingMap(), chance),
            (map, chance) -> inView(map.headMap(key(chance), chance.nextBoolean()), chance),
            (map, chance) -> inView(map.tailMap(key(chance), chance.nextBoolean()), chance),
            (map, chance) ->
                    inView(map.subMap(key(chance), chance.nextBoolean(), key(chance), chance.nextBoolean()), chance),
            (map, chance) -> inView((NavigableMap<Object, Object>) map.headMap(key(chance)), chance),
            (map, chance) -> inView((NavigableMap<Object, Object>) map.tailMap(key(chance)), chance),
            (map, chance) -> inView((NavigableMap<Object, Object>) map.subMap(key(chance), key(chance)), chance));

    private OrderedMapSteps() {}

    static Object step(Map<Object, Object> map, Random chance) {
        return map instanceof NavigableMap<Object, Object> sorted && chance.nextBoolean()
                ? OrderedPrograms.oneOf(NAVIGABLE, sorted, chance)
                : OrderedPrograms.oneOf(MAP, map, chance);
    }

    static List<Object> contents(Map<Object, Object> map) {
        List<Object> contents = new ArrayList<>();
        for (Map.Entry<Object, Object> each : map.entrySet()) {
            contents.add(each.getKey());
            contents.add(each.getValue());
        }
        return contents;
    }

    static void fill(Map<Object, Object> map, List<Object> contents) {
        for (int i = 0; i < contents.size(); i += 2) {
            map.put(contents.get(i), contents.get(i + 1));
        }
    }

    private static Object inView(NavigableMap<Object, Object> view, Random chance) {
        return step(view, chance) + " of " + view;
    }

    private static Object computed(Map<Object, Object> map, Object given, Random chance) {
        return switch (chance.nextInt(10)) {
            case 0 -> null;
            case 1 -> throw new OrderedPrograms.Stop();
            case 2 -> map.put(key(chance), value(chance));
            case 3 -> map.remove(key(chance));
            case 4 -> given;
            default -> value(chance);
        };
    }

    private static Object putAll(Map<Object, Object> map, Random chance) {
        Map<Object, Object> more = chance.nextBoolean() ? new LinkedHashMap<>() : new TreeMap<>(OrderedKeys.BY_TEXT);
        for (int i = chance.nextInt(4); i > 0; i--) {
            more.put(key(chance), value(chance));
        }
        map.putAll(more);
        return map;
    }

    private static Object entries(Map<Object, Object> map, Random chance) {
        List<Object> seen = new ArrayList<>();
        Iterator<Map.Entry<Object, Object>> all = map.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<Object, Object> each = all.next();
            seen.add(each.toString());
            switch (chance.nextInt(5)) {
                case 0 -> seen.add(each.setValue(value(chance)));
                case 1 -> all.remove();
                case 2 -> seen.add(each.equals(Map.entry("ka", "v1")) + " " + each.hashCode());
                default -> seen.add(each.getKey() + ":" + each.getValue());
            }
        }
        return seen;
    }

    /**
     * Sets the value of an entry that may have been removed, or been put in anew. Whose entry one of a tree is then
     * depends on the shape of the tree.
     */
    private static Object staleEntry(Map<Object, Object> map, Random chance) {
        Iterator<Map.Entry<Object, Object>> all = map.entrySet().iterator();
        Map.Entry<Object, Object> entry = null;
        for (int i = chance.nextInt(4); i >= 0 && all.hasNext(); i--) {
            entry = all.next();
        }
        if (entry == null) {
            return "none";
        }
        Object inner = map instanceof NavigableMap ? "" : step(map, chance);
        if (chance.nextBoolean()) {
            map.put(entry.getKey(), "again");
        }
        return inner + " " + entry.setValue(value(chance)) + entry;
    }

    private static Object forEach(Map<Object, Object> map, Random chance) {
        List<Object> seen = new ArrayList<>();
        int at = chance.nextInt(20);
        map.forEach((key, value) -> {
            seen.add(key + "=" + value);
            if (seen.size() == at) {
                seen.add(step(map, chance));
            }
        });
        return seen;
    }
}
