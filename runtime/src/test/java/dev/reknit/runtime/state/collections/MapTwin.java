package dev.reknit.runtime.state.collections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.runtime.state.collections.MapOperations.Operation;
import dev.reknit.runtime.state.collections.MapOperations.Thrown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Runs random programs over a tracked map or set and over its JDK twin. The twin is put back from a copy
 * where the tracked map takes back; what every operation gives or throws, and what is there
 * afterwards, must be the same.
 */
final class MapTwin {
    private final World tracked;
    private final World plain;
    private final List<Operation> operations;
    private final Random random;
    private final StringBuilder program = new StringBuilder();

    /** Makes one of two worlds. */
    interface Kind {
        World world(boolean tracked, Random random);
    }

    private MapTwin(World tracked, World plain, List<Operation> operations, Random random) {
        this.tracked = tracked;
        this.plain = plain;
        this.operations = operations;
        this.random = random;
    }

    /** Runs programs of all seeds up to a number, or ten times as many in the slow profile. */
    static void run(int seeds, List<Operation> operations, Kind kind) {
        int all = Boolean.getBoolean("reknit.slow") ? seeds * 10 : seeds;
        for (long seed = 0; seed < all; seed++) {
            run(seed, operations, kind);
        }
    }

    private static void run(long seed, List<Operation> operations, Kind kind) {
        World tracked = kind.world(true, new Random(seed));
        World plain = kind.world(false, new Random(seed));
        MapTwin twin = new MapTwin(tracked, plain, operations, new Random(seed ^ 0x5EED));
        try {
            twin.operations(12);
            for (int i = 0; i < 3; i++) {
                twin.scope(0);
                twin.operations(3);
            }
        } catch (AssertionError | RuntimeException wrong) {
            throw new AssertionError("seed " + seed + ":" + twin.program, wrong);
        }
    }

    private void operations(int most) {
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            operation();
        }
    }

    private void operation() {
        int at = random.nextInt(operations.size());
        long dice = random.nextLong();
        program.append(' ').append(at);
        Operation operation = operations.get(at);
        same("operation " + at, outcome(operation, tracked, dice), outcome(operation, plain, dice));
    }

    private static String outcome(Operation operation, World world, long dice) {
        try {
            return "gives " + world.told(operation.on(world, new Random(dice)));
        } catch (RuntimeException thrown) {
            return "throws " + thrown.getClass();
        }
    }

    private void scope(int depth) {
        String before = plain.told();
        Runnable back = plain.copy();
        same("before", tracked.told(), before);
        int end = random.nextInt(4);
        program.append(" (");
        try {
            if (end == 0) {
                TestScope.committed(() -> body(depth, false));
            } else {
                TestScope.rolledBack(() -> body(depth, end == 1));
            }
        } catch (Thrown expected) {
            assertThat(end).isEqualTo(1);
        }
        program.append(end == 0 ? ")" : ")!");
        if (end != 0) {
            back.run();
            same("twin", plain.told(), before);
        }
        same("after", tracked.told(), plain.told());
    }

    private static void same(String when, String actual, String expected) {
        if (!actual.equals(expected)) {
            assertThat(actual).as(when).isEqualTo(expected);
        }
    }

    private void body(int depth, boolean throwing) {
        operations(6);
        if (depth < 3 && random.nextInt(3) == 0) {
            scope(depth + 1);
            operations(4);
        }
        if (throwing) {
            throw new Thrown();
        }
    }

    /** A clone of a map that has one, else a copy. */
    @SuppressWarnings("unchecked")
    static Map<Object, Object> cloned(Map<Object, Object> map) {
        try {
            return (Map<Object, Object>) map.getClass().getMethod("clone").invoke(map);
        } catch (NoSuchMethodException none) {
            return new java.util.HashMap<>(map);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Keys with equal ones and some of one hash; if wanted, null, and some that can be changed. */
    static List<@Nullable Object> keys(boolean boxes, boolean nulls) {
        List<@Nullable Object> keys = new ArrayList<>();
        for (String each : new String[] {"Aa", "BB", "AaAa", "BBBB", "AaBB", "x", "y"}) {
            keys.add(each);
            keys.add(new String(each));
        }
        keys.add(7);
        keys.add(8L);
        if (boxes) {
            keys.add(new World.Box(1));
            keys.add(new World.Box(1));
            keys.add(new World.Box(2));
        }
        if (nulls) {
            keys.set(10, null);
        }
        return keys;
    }
}
