package dev.reknit.runtime.state.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TrackedCopyOnWriteArrayListTest {
    @Test
    void randomPrograms_resultsAndContentsAreThoseOfACopyOnWriteArrayList() {
        List<Twin.Step<CopyOnWriteArrayList<Item>>> steps = new ArrayList<>();
        Steps.ofLists().forEach(step -> steps.add(step::on));
        steps.add((list, random) -> list.addIfAbsent(Item.any(random)));
        steps.add((list, random) -> list.addAllAbsent(Steps.items(random, 5)));
        Twin<CopyOnWriteArrayList<Item>> twin =
                new Twin<>(TrackedCopyOnWriteArrayList::new, CopyOnWriteArrayList::new, Collection::toArray, steps);
        twin.run(random -> new CopyOnWriteArrayList<>(Steps.items(random, 12)));
    }

    @Test
    void randomProgramsOfSets_resultsAndContentsAreThoseOfACopyOnWriteArraySet() {
        List<Twin.Step<CopyOnWriteArraySet<Item>>> steps = Steps.ofCollections();
        steps.add((set, random) -> {
            CopyOnWriteArraySet<Item> other = new CopyOnWriteArraySet<>(set);
            return new Object[] {set.equals(other), other.equals(set), set.hashCode() == other.hashCode()};
        });
        Twin<CopyOnWriteArraySet<Item>> twin =
                new Twin<>(TrackedCopyOnWriteArraySet::new, CopyOnWriteArraySet::new, Collection::toArray, steps);
        twin.run(random -> new CopyOnWriteArraySet<>(Steps.items(random, 12)));
    }

    @Test
    void anotherThreadAddedMeanwhile_itsElementsStay() throws Exception {
        List<Consumer<CopyOnWriteArrayList<String>>> changes = List.of(
                list -> list.add("mine"),
                list -> list.add(1, "mine"),
                list -> list.set(1, "mine"),
                list -> list.remove(1),
                list -> list.remove("c"),
                list -> list.removeIf(each -> each.equals("b") || each.equals("d")),
                list -> list.replaceAll(String::toUpperCase),
                list -> list.sort(Comparator.reverseOrder()),
                List::clear);
        for (Consumer<CopyOnWriteArrayList<String>> change : changes) {
            TrackedCopyOnWriteArrayList<String> list = new TrackedCopyOnWriteArrayList<>(List.of("a", "b", "c", "d"));
            TestScope.rolledBack(() -> {
                change.accept(list);
                onAnotherThread(() -> list.add("other"));
            });
            assertThat(list).contains("other").hasSize(5);
            list.remove("other");
            assertThat(list).containsExactly("a", "b", "c", "d");
        }
    }

    static void onAnotherThread(Runnable what) {
        Thread thread = new Thread(what);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
