package dev.reknit.runtime.state.collections;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Random programs run on a tracked collection and on its JDK type: each step has to come to the same
 * result on both, each rollback to put the tracked one back to a copy of the other that was made
 * before. Elements are compared by identity, in order.
 *
 * @param tracked makes a tracked collection of some contents
 * @param copy makes a plain one of some contents
 * @param contents the contents in order
 * @param steps what programs are made of
 */
record Twin<C>(UnaryOperator<C> tracked, UnaryOperator<C> copy, Function<C, Object[]> contents, List<Step<C>> steps) {
    private static final int PROGRAMS = Boolean.getBoolean("reknit.slow") ? 200_000 : 4_000;

    /** Does something, the same for the same random numbers; gives what it came to, elements in arrays. */
    interface Step<C> {
        Object on(C collection, Random random);
    }

    /** What a step throws, or what its caller does. */
    static final class Boom extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Runs many programs, beginning with the contents of what is given. */
    void run(Function<Random, C> first) {
        long start = Long.getLong("reknit.seed", new Random().nextLong());
        for (int i = 0; i < PROGRAMS; i++) {
            long seed = start + i;
            try {
                Random random = new Random(seed);
                C plain = first.apply(random);
                new Program(random, tracked.apply(plain), copy.apply(plain)).run();
            } catch (Throwable failure) {
                throw new AssertionError("seed " + seed + " (-Dreknit.seed=" + seed + ")", failure);
            }
        }
    }

    private final class Program {
        private final Random random;
        private final C subject;
        private C plain;

        Program(Random random, C subject, C plain) {
            this.random = random;
            this.subject = subject;
            this.plain = plain;
        }

        void run() {
            for (int i = random.nextInt(3); i >= 0; i--) {
                steps(2);
                scope(0);
            }
            steps(3);
        }

        private void steps(int most) {
            for (int i = random.nextInt(most + 1); i > 0; i--) {
                step(steps.get(random.nextInt(steps.size())));
            }
        }

        private void scope(int depth) {
            C before = copy.apply(plain);
            boolean keep = random.nextInt(3) == 0;
            boolean fail = random.nextInt(3) == 0;
            Runnable body = () -> {
                steps(6);
                if (depth < 3 && random.nextInt(3) == 0) {
                    scope(depth + 1);
                    steps(3);
                }
                if (fail) {
                    throw new Boom();
                }
            };
            try {
                if (keep) {
                    TestScope.committed(body);
                } else {
                    TestScope.rolledBack(body);
                }
            } catch (Boom expected) {
                // The scope failed, as it was to.
            }
            if (!keep || fail) {
                plain = before;
            }
            same("after a scope", contents.apply(subject), contents.apply(plain));
        }

        private void step(Step<C> step) {
            long seed = random.nextLong();
            int number = steps.indexOf(step);
            same("result of step " + number, outcome(step, subject, seed), outcome(step, plain, seed));
            same("after step " + number, contents.apply(subject), contents.apply(plain));
        }

        private Object outcome(Step<C> step, C on, long seed) {
            try {
                return step.on(on, new Random(seed));
            } catch (RuntimeException failure) {
                return failure.getClass();
            }
        }
    }

    private static void same(String when, Object one, Object other) {
        if (!isSame(one, other)) {
            throw new AssertionError(when + ": " + show(one) + " instead of " + show(other));
        }
    }

    private static String show(Object any) {
        return any instanceof Object[] array ? Arrays.deepToString(array) : String.valueOf(any);
    }

    private static boolean isSame(Object one, Object other) {
        if (one instanceof Object[] array && other instanceof Object[] others) {
            if (array.length != others.length) {
                return false;
            }
            for (int i = 0; i < array.length; i++) {
                if (!isSame(array[i], others[i])) {
                    return false;
                }
            }
            return true;
        }
        return one instanceof Item || other instanceof Item ? one == other : Objects.equals(one, other);
    }
}
