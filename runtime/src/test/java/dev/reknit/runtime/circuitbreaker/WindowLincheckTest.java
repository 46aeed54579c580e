package dev.reknit.runtime.circuitbreaker;

import org.jetbrains.lincheck.datastructures.BooleanGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/** Threads that record at once: each tally is one that some order of the outcomes gives. */
class WindowLincheckTest {
    /** So small that outcomes are displaced at once. */
    public static final class Bits {
        private final Window window = new BitWindow(3);

        @Operation
        public long record(@Param(gen = BooleanGen.class) boolean marked) {
            return window.record(marked, 0);
        }

        @Operation
        public long tallyOfMore() {
            return window.tally(1, 0);
        }

        @Operation
        public boolean isClean() {
            return window.isClean();
        }
    }

    /** So small that laps follow one another. */
    public static final class Ring {
        private final Window window = new RingWindow(2);

        @Operation
        public long record(@Param(gen = BooleanGen.class) boolean marked) {
            return window.record(marked, 0);
        }

        @Operation
        public long tally() {
            return window.tally(0, 0);
        }

        @Operation
        public boolean isClean() {
            return window.isClean();
        }
    }

    @Test
    void bits_areLinearizable() {
        check(Bits.class);
    }

    @Test
    void ring_isLinearizable() {
        check(Ring.class);
    }

    static void check(Class<?> subject) {
        int times = Boolean.getBoolean("reknit.slow") ? 20 : 1;
        new ModelCheckingOptions()
                .iterations(2 * times)
                .invocationsPerIteration(200)
                .threads(3)
                .actorsPerThread(2)
                .check(subject);
        new StressOptions()
                .iterations(2 * times)
                .invocationsPerIteration(500)
                .threads(2)
                .actorsPerThread(4)
                .check(subject);
    }
}
