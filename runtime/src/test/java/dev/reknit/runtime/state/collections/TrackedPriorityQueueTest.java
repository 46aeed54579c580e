package dev.reknit.runtime.state.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TrackedPriorityQueueTest {
    /** Throws after so many comparisons. */
    private static final class Failing implements Comparator<Item> {
        private int left = Integer.MAX_VALUE;

        @Override
        public int compare(Item one, Item other) {
            if (left-- == 0) {
                throw new Twin.Boom();
            }
            return other.compareTo(one);
        }
    }

    @Test
    void randomPrograms_resultsAndHeapAreThoseOfAPriorityQueue() {
        List<Twin.Step<PriorityQueue<Item>>> steps = Steps.ofQueues();
        // Changes within an action are seen or not, as the capacity will have it.
        steps.addAll(Steps.<PriorityQueue<Item>>ofFailFast().subList(0, 3));
        twin(steps).run(random -> filled(new PriorityQueue<>(), random));
    }

    @Test
    void randomProgramsWithComparisonsThatThrow_heapIsAsBroken() {
        Failing order = new Failing();
        List<Twin.Step<PriorityQueue<Item>>> steps = new ArrayList<>();
        for (Twin.Step<PriorityQueue<Item>> each : Steps.<PriorityQueue<Item>>ofQueues()) {
            steps.add((queue, random) -> {
                order.left = random.nextInt(3) == 0 ? random.nextInt(6) : Integer.MAX_VALUE;
                try {
                    return each.on(queue, random);
                } finally {
                    order.left = Integer.MAX_VALUE;
                }
            });
        }
        twin(steps).run(random -> filled(new PriorityQueue<>(order), random));
    }

    private static PriorityQueue<Item> filled(PriorityQueue<Item> queue, Random random) {
        queue.addAll(Steps.items(random, 40));
        return queue;
    }

    private static Twin<PriorityQueue<Item>> twin(List<Twin.Step<PriorityQueue<Item>>> steps) {
        return new Twin<>(TrackedPriorityQueue::new, PriorityQueue::new, Collection::toArray, steps);
    }

    @Test
    void constructors_orderIsThatOfTheSource() {
        PriorityQueue<String> reversed = new PriorityQueue<>(Comparator.reverseOrder());
        reversed.addAll(List.of("a", "b", "c"));
        assertThat(new TrackedPriorityQueue<>(reversed).poll()).isEqualTo("c");
        assertThat(new TrackedPriorityQueue<>(new TreeSet<>(reversed)).poll()).isEqualTo("a");
        assertThat(new TrackedPriorityQueue<>(List.of("b", "a")).comparator()).isNull();
        assertThat(new PriorityQueue<>(new TrackedPriorityQueue<>(reversed)).poll()).isEqualTo("c");
    }
}
