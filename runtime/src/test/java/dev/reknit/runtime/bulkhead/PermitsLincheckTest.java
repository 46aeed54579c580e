package dev.reknit.runtime.bulkhead;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/** The interleavings of {@link Permits}, tried one by one; each is to have the results of some sequential order. */
class PermitsLincheckTest {
    @Test
    void slots_areLinearizable() {
        new ModelCheckingOptions()
                .iterations(4)
                .invocationsPerIteration(200)
                .threads(3)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(1)
                .check(TwoCells.class);
    }

    @Test
    void queue_losesNobody() {
        new ModelCheckingOptions()
                .iterations(4)
                .invocationsPerIteration(200)
                .threads(2)
                .actorsPerThread(4)
                .actorsBefore(1)
                .actorsAfter(0)
                .check(Queue.class);
    }

    /** Two cells, in which permits are taken and given from all threads. */
    public static class TwoCells {
        private final Slots slots = new Slots(2);

        @Operation
        public boolean take() {
            return slots.take() != Slots.NONE;
        }

        @Operation
        public void give(@Param(gen = IntGen.class, conf = "0:1") int cell) {
            slots.give(cell);
        }
    }

    /** One permit; who finds none waits. */
    public static class Queue {
        private final Permits permits = new Permits(1, 1);
        private final Deque<Integer> held = new ArrayDeque<>();

        private void hold(int cell) {
            synchronized (held) {
                held.add(cell);
            }
        }

        @Operation
        public void call() {
            int cell = permits.take();
            if (cell == Slots.NONE) {
                permits.enqueue(this::hold, 10);
            } else {
                hold(cell);
            }
        }

        @Operation
        public void end() {
            Integer cell;
            synchronized (held) {
                cell = held.poll();
            }
            if (cell != null) {
                permits.give(cell);
            }
        }

        /** Asked when all threads have come to rest. */
        @Validate
        public void nobodyWaitsForAFreePermit() {
            if (permits.running() == 0 && permits.waiting() > 0) {
                throw new IllegalStateException("a waiter was lost: " + permits);
            }
            if (permits.running() != held.size() || held.size() > 1) {
                throw new IllegalStateException(held.size() + " hold a permit of " + permits);
            }
        }
    }
}
