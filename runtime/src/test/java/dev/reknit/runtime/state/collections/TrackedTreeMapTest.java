package dev.reknit.runtime.state.collections;

import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrackedTreeMapTest {
    private static final class Twin implements OrderedPrograms.Kind<NavigableMap<Object, Object>> {
        @Override
        public NavigableMap<Object, Object> tracked(int variant) {
            return new TrackedTreeMap<>(OrderedKeys.order(variant));
        }

        @Override
        public NavigableMap<Object, Object> plain(int variant) {
            return new TreeMap<>(OrderedKeys.order(variant));
        }

        @Override
        public void fill(NavigableMap<Object, Object> collection, List<Object> contents) {
            OrderedMapSteps.fill(collection, contents);
        }

        @Override
        public List<Object> contents(NavigableMap<Object, Object> collection) {
            return OrderedMapSteps.contents(collection);
        }

        @Override
        public Object step(NavigableMap<Object, Object> collection, int variant, Random chance) {
            return OrderedMapSteps.step(collection, chance);
        }
    }

    @Test
    void programs_asTheJdkAndTakenBackExactly() {
        OrderedPrograms.run(new Twin());
    }
}
