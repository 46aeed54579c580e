package dev.reknit.runtime.state.collections;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TrackedTreeSetTest {
    private static final class Twin implements OrderedPrograms.Kind<NavigableSet<Object>> {
        @Override
        public NavigableSet<Object> tracked(int variant) {
            return new TrackedTreeSet<>(OrderedKeys.order(variant));
        }

        @Override
        public NavigableSet<Object> plain(int variant) {
            return new TreeSet<>(OrderedKeys.order(variant));
        }

        @Override
        public void fill(NavigableSet<Object> collection, List<Object> contents) {
            collection.addAll(contents);
        }

        @Override
        public List<Object> contents(NavigableSet<Object> collection) {
            return new ArrayList<>(collection);
        }

        @Override
        public Object step(NavigableSet<Object> collection, int variant, Random chance) {
            return OrderedSetSteps.step(collection, chance);
        }
    }

    @Test
    void programs_asTheJdkAndTakenBackExactly() {
        OrderedPrograms.run(new Twin());
    }
}
