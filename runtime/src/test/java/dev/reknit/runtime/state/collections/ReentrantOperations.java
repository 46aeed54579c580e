package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.collections.MapOperations.Operation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@link MapOperations}, and more for maps that may be changed by functions that they are given. */
final class ReentrantOperations {
    static final List<Operation> ALL = new ArrayList<>(MapOperations.ALL);

    private ReentrantOperations() {}

    static {
        ALL.add((world, dice) -> {
            Object other = world.key(dice);
            Object value = world.value(dice);
            return world.map.computeIfAbsent(world.key(dice), key -> {
                world.map.put(other, value);
                return value;
            });
        });
        ALL.add((world, dice) -> {
            Object other = world.key(dice);
            Object value = world.value(dice);
            return world.map.compute(world.key(dice), (key, old) -> {
                world.map.remove(other);
                world.map.remove(key);
                return value;
            });
        });
        ALL.add((world, dice) -> {
            Object other = world.key(dice);
            return world.map.merge(world.key(dice), world.value(dice), (old, value) -> {
                world.map.put(other, old);
                return null;
            });
        });
        ALL.add((world, dice) -> {
            Object other = world.key(dice);
            Object value = world.value(dice);
            world.map.forEach((key, old) -> world.map.put(other, value));
            return null;
        });
        ALL.add((world, dice) -> {
            Object other = world.key(dice);
            Object value = world.value(dice);
            for (Object each : world.map.keySet()) {
                world.map.put(other, value);
            }
            return null;
        });
        ALL.add((world, dice) -> {
            Object value = world.value(dice);
            for (Map.Entry<Object, Object> each : world.map.entrySet()) {
                // An EnumMap would no longer know its size.
                if (world.map.size() == 1 && !(world.map instanceof EnumMap)) {
                    world.map.clear();
                    Object old = each.setValue(value);
                    return world.told(old) + world.map.get(each.getKey());
                }
            }
            return null;
        });
    }
}
