package dev.reknit.runtime.state;

import static dev.reknit.runtime.state.NestedScopes.inScope;
import static dev.reknit.runtime.state.NestedScopes.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What calls cost that are many, deep or large: what would grow with a square, or stay for ever, is found by its time. */
class ScopeCostsTest {
    /** A class as the weaver leaves it, of which nothing is copied. */
    private static final class Plain implements Tracked {
        private static final String reknit$copied = "";

        private transient long reknit$stamp;
        private transient volatile @Nullable InstanceLock reknit$lock;

        private int number;

        void number(int value) {
            UndoLog log = UndoLog.current();
            if (log != null && !log.isSaved(reknit$stamp)) {
                log.begin(1, 3);
                log.put((long) number);
                log.end(this, 1, reknit$stamp);
                reknit$stamp = log.epoch();
            }
            number = value;
        }

        @Override
        public void reknit$undo(int level, long stamp, UndoLog log) {
            reknit$stamp = stamp;
            number = (int) log.takeNumber();
        }

        @Override
        public void reknit$reach(UndoLog log) {}

        @Override
        public @Nullable InstanceLock reknit$lock() {
            return reknit$lock;
        }

        @Override
        public void reknit$lock(@Nullable InstanceLock lock) {
            reknit$lock = lock;
        }
    }

    private final Plain object = new Plain();

    /** Each level writes what the one above it has, and something of its own. */
    @Test
    void deepRecursion_takesTimeByItsDepth() throws Exception {
        long[] few = new long[1];
        long[] many = new long[1];
        Thread deep = new Thread(
                null,
                () -> {
                    few[0] = quickest(() -> recurse(500));
                    many[0] = quickest(() -> recurse(4_000));
                },
                "deep",
                1L << 28);
        deep.start();
        deep.join();

        assertThat(many[0]).isPositive().isLessThan(30 * few[0] + TimeUnit.MILLISECONDS.toNanos(20));
    }

    private void recurse(int depth) {
        inScope(object, false, () -> {
            object.number(depth);
            new Plain().number(depth);
            if (depth > 0) {
                recurse(depth - 1);
            }
        });
    }

    private static long quickest(Runnable task) {
        return LongStream.range(0, 12).map(each -> elapsed(task)).min().orElseThrow();
    }

    @Test
    void callHasWrittenManyArrays_laterOnesDoNotPayForThat() {
        int[] array = new int[3];
        Runnable few = () -> {
            for (int i = 0; i < 2_000; i++) {
                inScope(object, false, () -> write(array, 0, 1));
            }
        };
        few.run();
        long before = elapsed(few);

        inScope(object, false, () -> {
            for (int i = 0; i < 500_000; i++) {
                write(new int[1], 0, 1);
            }
        });

        assertThat(elapsed(few)).isLessThan(50 * before + TimeUnit.SECONDS.toNanos(1));
    }

    private static long elapsed(Runnable task) {
        long start = System.nanoTime();
        task.run();
        return System.nanoTime() - start;
    }
}
