package dev.reknit.runtime.state.collections;

import static dev.reknit.runtime.state.collections.World.touch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All that can be done to a map, drawn by lot. What is done depends on the dice alone, and the
 * outcome not on the order of iteration.
 */
final class MapOperations {
    private MapOperations() {}

    /** Does one thing to a map; the same dice do the same. */
    interface Operation {
        @Nullable
        Object on(World world, Random dice);
    }

    /** What a function that was handed to a map throws. */
    static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** For maps of all kinds. */
    static final List<Operation> ALL = new ArrayList<>();

    static {
        reading();
        changing();
        computing();
        views();
        iterators();
        entries();
        copies();
    }

    private static void add(Operation operation) {
        ALL.add(operation);
    }

    private static void reading() {
        add((world, dice) -> touch(world.map.get(world.key(dice)), 1));
        add((world, dice) -> touch(world.map.getOrDefault(world.key(dice), "none"), 2));
        add((world, dice) -> world.map.containsKey(world.key(dice)));
        add((world, dice) -> world.map.containsValue(world.value(dice)));
        add((world, dice) -> world.map.size() + " " + world.map.isEmpty());
        add((world, dice) -> {
            List<Object> seen = new ArrayList<>();
            world.map.forEach((key, value) -> {
                seen.add(touch(key, 3));
                seen.add(touch(value, 3));
            });
            return seen;
        });
    }

    private static void changing() {
        for (int often = 0; often < 6; often++) {
            add((world, dice) -> touch(world.map.put(world.key(dice), world.value(dice)), 4));
        }
        add((world, dice) -> touch(world.map.remove(world.key(dice)), 5));
        add((world, dice) -> touch(world.map.remove(world.key(dice)), 5));
        add((world, dice) -> world.map.remove(world.key(dice), world.value(dice)));
        add((world, dice) -> touch(world.map.putIfAbsent(world.key(dice), world.value(dice)), 6));
        add((world, dice) -> touch(world.map.replace(world.key(dice), world.value(dice)), 7));
        add((world, dice) -> world.map.replace(world.key(dice), world.value(dice), world.value(dice)));
        add((world, dice) -> {
            world.map.putAll(some(world, dice));
            return null;
        });
        add((world, dice) -> {
            if (dice.nextInt(4) == 0) {
                world.map.clear();
            }
            return null;
        });
        add((world, dice) -> {
            world.map.putAll(null);
            return null;
        });
    }

    private static Map<Object, Object> some(World world, Random dice) {
        Map<Object, Object> some = new HashMap<>();
        for (int i = dice.nextInt(4); i > 0; i--) {
            some.put(world.key(dice), world.value(dice));
        }
        return some;
    }

    private static void computing() {
        for (int often = 0; often < 2; often++) {
            add((world, dice) -> touch(
                    world.map.computeIfAbsent(
                            world.key(dice), key -> function(world, dice).apply(key, null)),
                    8));
            add((world, dice) -> touch(world.map.computeIfPresent(world.key(dice), function(world, dice)), 9));
            add((world, dice) -> touch(world.map.compute(world.key(dice), function(world, dice)), 10));
            add((world, dice) -> touch(world.map.merge(world.key(dice), world.value(dice), function(world, dice)), 11));
        }
        add((world, dice) -> {
            BiFunction<Object, Object, Object> function = function(world, dice);
            Object value = function.apply(null, null);
            world.map.replaceAll((key, old) -> world.keys.indexOf(key) % 2 == 0 ? value : touch(old, 12));
            return null;
        });
        add((world, dice) -> world.map.computeIfAbsent(world.key(dice), null));
        add((world, dice) -> world.map.merge(world.key(dice), world.value(dice), null));
    }

    /** Gives a value, or none, or what it was given, or throws. */
    private static BiFunction<Object, @Nullable Object, @Nullable Object> function(World world, Random dice) {
        int what = dice.nextInt(6);
        Object value = world.value(dice);
        return (key, old) -> {
            touch(key, 13);
            touch(old, 13);
            return switch (what) {
                case 0 -> throw new Thrown();
                case 1 -> null;
                case 2 -> old;
                default -> value;
            };
        };
    }

    private static void views() {
        add((world, dice) -> world.map.keySet().remove(world.key(dice)));
        add((world, dice) -> world.map.keySet().removeAll(Arrays.asList(world.key(dice), world.key(dice))));
        add((world, dice) -> world.map.keySet().retainAll(new HashSet<>(world.keys.subList(dice.nextInt(3), 9))));
        add((world, dice) -> world.map.keySet().removeIf(keys(world, dice)));
        add((world, dice) -> world.map.values().removeIf(values(world, dice)));
        add((world, dice) -> world.map.values().removeAll(Arrays.asList(world.value(dice), world.value(dice))));
        add((world, dice) -> world.map.values().retainAll(new HashSet<>(world.values.subList(dice.nextInt(4), 12))));
        add((world, dice) -> {
            Object value = world.value(dice);
            Predicate<Object> same = each -> value == null ? each == null : value.equals(each);
            return world.map.values().stream().filter(same).count() == 1
                    ? world.map.values().remove(value)
                    : null;
        });
        add((world, dice) -> world.map.entrySet().remove(entry(world, dice)));
        add((world, dice) -> world.map.entrySet().contains(entry(world, dice)));
        add((world, dice) -> {
            Predicate<Object> which = keys(world, dice);
            return world.map.entrySet().removeIf(each -> which.test(each.getKey()));
        });
        add((world, dice) -> {
            switch (dice.nextInt(9)) {
                case 0 -> world.map.keySet().clear();
                case 1 -> world.map.values().clear();
                case 2 -> world.map.entrySet().clear();
                default -> {}
            }
            return null;
        });
        add((world, dice) -> world.map.keySet().add(world.key(dice)));
        add((world, dice) -> world.map.values().add(world.value(dice)));
        add((world, dice) -> handedOut(world, world.map.keySet().toArray()));
        add((world, dice) -> handedOut(world, world.map.values().toArray()));
        add((world, dice) -> handedOut(world, world.map.values().toArray(new Object[0])));
        add((world, dice) -> handedOut(world, world.map.keySet().toArray(new Object[0])));
        add((world, dice) -> handedOut(world, world.map.entrySet().toArray()));
        add((world, dice) -> handedOut(world, world.map.keySet().stream().toArray()));
        add((world, dice) ->
                handedOut(world, world.map.values().parallelStream().toArray()));
        add((world, dice) -> handedOut(world, world.map.entrySet().stream().toArray()));
    }

    private static Map.Entry<Object, Object> entry(World world, Random dice) {
        Object key = world.key(dice);
        return new java.util.AbstractMap.SimpleEntry<>(
                key, dice.nextBoolean() ? world.map.get(key) : world.value(dice));
    }

    private static Predicate<Object> keys(World world, Random dice) {
        int rest = dice.nextInt(5);
        return key -> world.keys.indexOf(touch(key, 14)) % 5 == rest;
    }

    private static Predicate<Object> values(World world, Random dice) {
        int rest = dice.nextInt(5);
        return value -> world.values.indexOf(touch(value, 15)) % 5 == rest;
    }

    private static Object handedOut(World world, @Nullable Object[] all) {
        for (Object each : all) {
            touch(each, 16);
            if (each instanceof Map.Entry<?, ?> entry) {
                touch(entry.getKey(), 17);
                touch(entry.getValue(), 17);
            }
        }
        return world.told(all);
    }

    private static void iterators() {
        add((world, dice) -> removed(world.map.keySet().iterator(), keys(world, dice)));
        add((world, dice) -> removed(world.map.values().iterator(), values(world, dice)));
        add((world, dice) -> {
            Predicate<Object> which = keys(world, dice);
            return removed(world.map.entrySet().iterator(), entry -> which.test(entry.getKey()));
        });
        add((world, dice) -> {
            world.map.values().iterator().remove();
            return null;
        });
        add((world, dice) -> {
            Iterator<Object> all = world.map.keySet().iterator();
            if (world.map.size() == 1) {
                all.next();
                all.remove();
                all.remove();
            }
            return null;
        });
        add((world, dice) -> {
            Iterator<Map.Entry<Object, Object>> all = world.map.entrySet().iterator();
            Object key = world.key(dice);
            if (world.map.size() == 1) {
                all.next();
                world.map.remove(key);
                world.map.put(key, world.value(dice));
                all.remove();
            }
            return null;
        });
    }

    private static <T> Object removed(Iterator<T> all, Predicate<? super T> which) {
        List<Object> seen = new ArrayList<>();
        while (all.hasNext()) {
            T next = all.next();
            boolean gone = which.test(next);
            seen.add(gone + " " + (next instanceof Map.Entry ? "" : next instanceof World.Box ? "box" : next));
            if (gone) {
                all.remove();
            }
        }
        return seen;
    }

    private static void entries() {
        add((world, dice) -> {
            Predicate<Object> which = keys(world, dice);
            Object value = world.value(dice);
            List<Object> old = new ArrayList<>();
            for (Map.Entry<Object, Object> each : world.map.entrySet()) {
                if (which.test(each.getKey())) {
                    old.add(touch(each.setValue(value), 18));
                }
            }
            return old;
        });
        add((world, dice) -> {
            Object value = world.value(dice);
            world.map.entrySet().stream()
                    .filter(each -> each.getValue() != null)
                    .forEach(each -> each.setValue(value));
            return null;
        });
        add((world, dice) -> {
            Object value = world.value(dice);
            world.map.entrySet().forEach(each -> touch(each.setValue(value), 19));
            return null;
        });
        add((world, dice) -> {
            List<Object> old = new ArrayList<>();
            Object value = world.value(dice);
            for (Map.Entry<Object, Object> each : Set.copyOf(world.map.entrySet())) {
                if (world.keys.indexOf(each.getKey()) == 1) {
                    old.add(each.setValue(value));
                }
            }
            return old;
        });
        add((world, dice) -> {
            Object value = world.value(dice);
            return world.map.entrySet().spliterator().tryAdvance(each -> {
                if (world.map.size() == 1) {
                    each.setValue(value);
                }
            });
        });
    }

    private static void copies() {
        add((world, dice) -> {
            Map<Object, Object> copy = new HashMap<>(world.map);
            copy.forEach((key, value) -> touch(value, 20));
            copy.clear();
            return null;
        });
        add((world, dice) -> world.map.equals(new HashMap<>(world.map))
                && new HashMap<>(world.map).equals(world.map)
                && world.map.hashCode() == new HashMap<>(world.map).hashCode()
                && world.map.keySet().equals(new HashSet<>(world.map.keySet()))
                && world.map.entrySet().equals(new HashMap<>(world.map).entrySet()));
        add((world, dice) -> {
            Map<Object, Object> copy = MapTwin.cloned(world.map);
            Object told = world.told(copy.entrySet());
            copy.values().forEach(each -> touch(each, 21));
            copy.put(world.key(dice), world.value(dice));
            copy.keySet().removeIf(keys(world, dice));
            return told;
        });
    }
}
