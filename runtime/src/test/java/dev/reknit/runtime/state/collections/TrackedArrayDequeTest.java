package dev.reknit.runtime.state.collections;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class TrackedArrayDequeTest {
    @Test
    void randomPrograms_resultsAndContentsAreThoseOfAnArrayDeque() {
        Twin<Deque<Item>> twin =
                new Twin<>(TrackedArrayDeque::new, ArrayDeque::new, Collection::toArray, Steps.ofDeques());
        twin.run(random -> new ArrayDeque<>(Steps.items(random, 12)));
    }
}
