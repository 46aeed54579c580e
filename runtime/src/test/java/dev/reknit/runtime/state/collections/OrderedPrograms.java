package dev.reknit.runtime.state.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.time.SystemTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Runs random programs over a tracked collection and the JDK's, in nested scopes that are kept or
 * taken back, and compares every result and, by identity and in order, what is held.
 *
 * @param <T> the JDK's type
 */
final class OrderedPrograms<T> {
    private static final int PROGRAMS = Boolean.getBoolean("reknit.slow") ? 100_000 : 4_000;
    private static final int MOST_STEPS = 12;
    private static final int DEEPEST = 3;

    /** Of an argument with several faults, the JDK and we may find another one first. */
    private static final Set<Object> COMPLAINTS =
            Set.of(ClassCastException.class, IllegalArgumentException.class, NullPointerException.class);

    /** A kind of collection, and what can be done with it. */
    interface Kind<T> {
        /** An empty collection; the variant chooses its order. */
        T tracked(int variant);

        /** The same of the JDK's type itself. */
        T plain(int variant);

        /** Adds what {@link #contents} gave. */
        void fill(T collection, List<Object> contents);

        /** All that is held, in order. */
        List<Object> contents(T collection);

        /** Does something by chance, and gives what came of it. */
        Object step(T collection, int variant, Random chance);
    }

    private final Kind<T> kind;
    private final Random chance;
    private final int variant;
    private final T tracked;
    private T plain;

    private OrderedPrograms(Kind<T> kind, long seed) {
        this.kind = kind;
        chance = new Random(seed);
        variant = chance.nextInt(12);
        tracked = kind.tracked(variant);
        plain = kind.plain(variant);
    }

    static <T> void run(Kind<T> kind) {
        long first = new Random().nextLong();
        // With nobody listening: else each rollback is logged.
        try (Environment.Binding quiet = new Environment(SystemTime.INSTANCE, SystemTime.INSTANCE, null).bind()) {
            for (int i = 0; i < PROGRAMS; i++) {
                run(kind, first + i);
            }
        }
    }

    /** Runs one program. */
    static <T> void run(Kind<T> kind, long seed) {
        try {
            new OrderedPrograms<>(kind, seed).run();
        } catch (Throwable failure) {
            throw new AssertionError("seed " + seed, failure);
        }
    }

    private void run() {
        for (int i = chance.nextInt(MOST_STEPS); i > 0; i--) {
            step();
        }
        scope(0);
        step();
        compare();
    }

    private void steps(int depth) {
        for (int i = chance.nextInt(MOST_STEPS); i > 0; i--) {
            if (depth < DEEPEST && chance.nextInt(8) == 0) {
                scope(depth + 1);
            } else {
                step();
            }
        }
    }

    private void scope(int depth) {
        List<Object> before = kind.contents(tracked);
        switch (chance.nextInt(3)) {
            case 0 -> TestScope.committed(() -> steps(depth));
            case 1 -> {
                TestScope.rolledBack(() -> steps(depth));
                takenBack(before);
            }
            default -> {
                Stop stop = new Stop();
                try {
                    TestScope.committed(() -> {
                        steps(depth);
                        throw stop;
                    });
                } catch (Stop same) {
                    assertThat(same).isSameAs(stop);
                }
                takenBack(before);
            }
        }
        compare();
    }

    private void takenBack(List<Object> before) {
        same(kind.contents(tracked), before);
        plain = kind.plain(variant);
        kind.fill(plain, before);
    }

    private void step() {
        long seed = chance.nextLong();
        Object expected = outcome(plain, seed);
        Object actual = outcome(tracked, seed);
        if (isComplaint(expected) && isComplaint(actual)) {
            compare();
        } else if (!String.valueOf(actual).equals(String.valueOf(expected))) {
            fail("the JDK gives " + expected + ", the tracked one " + actual);
        }
        if (chance.nextInt(4) == 0) {
            compare();
        }
    }

    private static boolean isComplaint(Object outcome) {
        return outcome instanceof Class<?> && COMPLAINTS.contains(outcome);
    }

    private Object outcome(T collection, long seed) {
        try {
            return shown(kind.step(collection, variant, new Random(seed)));
        } catch (RuntimeException failure) {
            return failure.getClass();
        }
    }

    /** Views are shown at once, in their order. */
    private static Object shown(Object result) {
        if (result instanceof Collection<?> collection) {
            return new ArrayList<>(collection).toString();
        }
        if (result instanceof Map<?, ?> map) {
            return new ArrayList<>(map.entrySet()).toString();
        }
        return result;
    }

    private void compare() {
        List<Object> held = kind.contents(tracked);
        same(held, kind.contents(plain));
        if (!tracked.equals(plain)
                || !plain.equals(tracked)
                || tracked.hashCode() != plain.hashCode()
                || !tracked.toString().equals(plain.toString())) {
            fail(tracked + " is not " + plain);
        }
    }

    private static void same(List<Object> actual, List<Object> expected) {
        boolean same = actual.size() == expected.size();
        for (int i = 0; same && i < actual.size(); i++) {
            same = actual.get(i) == expected.get(i);
        }
        if (!same) {
            fail("expected the very objects " + expected + " and found " + actual);
        }
    }

    /** Takes a scope back. */
    static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stop() {
            super(null, null, true, false);
        }
    }

    /** A choice of steps, the more often named the more often taken. */
    static <C> Object oneOf(List<BiFunction<C, Random, Object>> steps, C collection, Random chance) {
        return steps.get(chance.nextInt(steps.size())).apply(collection, chance);
    }
}
