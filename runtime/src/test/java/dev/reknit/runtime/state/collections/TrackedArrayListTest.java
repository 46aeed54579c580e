package dev.reknit.runtime.state.collections;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackedArrayListTest {
    @Test
    void randomPrograms_resultsAndContentsAreThoseOfAnArrayList() {
        Twin<List<Item>> twin = new Twin<>(TrackedArrayList::new, ArrayList::new, Collection::toArray, Steps.ofLists());
        twin.run(random -> Steps.items(random, 12));
    }
}
