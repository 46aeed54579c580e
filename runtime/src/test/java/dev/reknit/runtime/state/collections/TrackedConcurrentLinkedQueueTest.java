package dev.reknit.runtime.state.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class TrackedConcurrentLinkedQueueTest {
    @Test
    void randomPrograms_resultsAndContentsAreThoseOfAConcurrentLinkedQueue() {
        Twin<ConcurrentLinkedQueue<Item>> twin = new Twin<>(
                TrackedConcurrentLinkedQueue::new, ConcurrentLinkedQueue::new, Collection::toArray, Steps.ofQueues());
        twin.run(random -> new ConcurrentLinkedQueue<>(Steps.items(random, 12)));
    }

    @Test
    void anotherThreadOffersAndPollsMeanwhile_onlyWhatThisThreadDidIsTakenBack() {
        TrackedConcurrentLinkedQueue<String> queue = new TrackedConcurrentLinkedQueue<>(List.of("a", "b", "c"));
        TestScope.rolledBack(() -> {
            queue.offer("mine, polled by the other");
            queue.offer("mine");
            assertThat(queue.poll()).isEqualTo("a");
            TrackedCopyOnWriteArrayListTest.onAnotherThread(() -> {
                assertThat(queue.poll()).isEqualTo("b");
                assertThat(queue.remove("mine, polled by the other")).isTrue();
                queue.offer("other");
            });
        });
        assertThat(queue).containsExactly("a", "c", "other");
    }
}
