package dev.reknit.runtime.state.collections;

import static dev.reknit.runtime.state.collections.World.touch;

import dev.reknit.runtime.state.collections.MapOperations.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that can be done to a set, drawn by lot; see {@link MapOperations}. */
final class SetOperations {
    static final List<Operation> ALL = new ArrayList<>();

    private SetOperations() {}

    static {
        one();
        many();
        handedOut();
    }

    private static void add(Operation operation) {
        ALL.add(operation);
    }

    private static void one() {
        for (int often = 0; often < 6; often++) {
            add((world, dice) -> world.set.add(world.key(dice)));
        }
        add((world, dice) -> world.set.remove(world.key(dice)));
        add((world, dice) -> world.set.remove(world.key(dice)));
        add((world, dice) -> world.set.contains(world.key(dice)));
        add((world, dice) -> world.set.size() + " " + world.set.isEmpty());
    }

    private static void many() {
        add((world, dice) -> world.set.addAll(keys(world, dice)));
        add((world, dice) -> world.set.addAll(null));
        add((world, dice) -> world.set.removeAll(keys(world, dice)));
        add((world, dice) -> world.set.retainAll(new HashSet<>(world.keys.subList(dice.nextInt(3), 9))));
        add((world, dice) -> world.set.containsAll(keys(world, dice)));
        add((world, dice) -> world.set.removeIf(some(world, dice)));
        add((world, dice) -> world.set.removeIf(null));
        add((world, dice) -> {
            if (dice.nextInt(4) == 0) {
                world.set.clear();
            }
            return null;
        });
        add((world, dice) -> {
            Predicate<Object> which = some(world, dice);
            List<Object> seen = new ArrayList<>();
            Iterator<Object> all = world.set.iterator();
            while (all.hasNext()) {
                Object next = all.next();
                if (which.test(next)) {
                    all.remove();
                }
                seen.add(next);
            }
            return seen;
        });
        add((world, dice) -> {
            Iterator<Object> all = world.set.iterator();
            all.remove();
            return null;
        });
        add((world, dice) -> {
            Iterator<Object> all = world.set.iterator();
            if (world.set.size() == 1) {
                all.next();
                world.set.clear();
                all.remove();
            }
            return null;
        });
    }

    private static List<@Nullable Object> keys(World world, Random dice) {
        return Arrays.asList(world.key(dice), world.key(dice), world.key(dice));
    }

    private static Predicate<Object> some(World world, Random dice) {
        int rest = dice.nextInt(5);
        return key -> world.keys.indexOf(touch(key, 30)) % 5 == rest;
    }

    private static void handedOut() {
        add((world, dice) -> touched(world, world.set.toArray()));
        add((world, dice) -> touched(world, world.set.toArray(new Object[0])));
        add((world, dice) -> touched(world, world.set.stream().toArray()));
        add((world, dice) -> touched(world, world.set.parallelStream().toArray()));
        add((world, dice) -> {
            world.set.forEach(each -> touch(each, 31));
            return null;
        });
        add((world, dice) -> {
            Set<Object> copy = new HashSet<>(world.set);
            copy.forEach(each -> touch(each, 32));
            return copy.equals(world.set) && world.set.equals(copy) && world.set.hashCode() == copy.hashCode();
        });
        add((world, dice) -> world.set.stream().map(world::told).sorted().collect(Collectors.joining()));
        add((world, dice) -> {
            @SuppressWarnings("unchecked")
            Set<Object> copy = (Set<Object>) ((HashSet<Object>) world.set).clone();
            copy.forEach(each -> touch(each, 33));
            copy.add(world.key(dice));
            copy.removeIf(some(world, dice));
            return copy;
        });
    }

    private static Object touched(World world, @Nullable Object[] all) {
        for (Object each : all) {
            touch(each, 34);
        }
        return world.told(all);
    }
}
