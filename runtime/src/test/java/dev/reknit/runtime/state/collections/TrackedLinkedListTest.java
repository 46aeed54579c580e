package dev.reknit.runtime.state.collections;

import java.util.Collection;
import java.util.LinkedList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackedLinkedListTest {
    @Test
    void randomPrograms_resultsAndContentsAreThoseOfALinkedList() {
        List<Twin.Step<LinkedList<Item>>> steps = Steps.ofDeques();
        Steps.ofLists().forEach(step -> steps.add(step::on));
        Twin<LinkedList<Item>> twin =
                new Twin<>(TrackedLinkedList::new, LinkedList::new, Collection::toArray, steps);
        twin.run(random -> new LinkedList<>(Steps.items(random, 12)));
    }
}
