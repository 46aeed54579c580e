package dev.reknit.runtime.state.collections;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrackedLinkedHashMapTest {
    private static final class Twin implements OrderedPrograms.Kind<Map<Object, Object>> {
        @Override
        public Map<Object, Object> tracked(int variant) {
            return new TrackedLinkedHashMap<>(4, 0.75f, variant % 2 == 0);
        }

        @Override
        public Map<Object, Object> plain(int variant) {
            return new LinkedHashMap<>(4, 0.75f, variant % 2 == 0);
        }

        @Override
        public void fill(Map<Object, Object> collection, List<Object> contents) {
            OrderedMapSteps.fill(collection, contents);
        }

        @Override
        public List<Object> contents(Map<Object, Object> collection) {
            return OrderedMapSteps.contents(collection);
        }

        @Override
        public Object step(Map<Object, Object> collection, int variant, Random chance) {
            return OrderedMapSteps.step(collection, chance);
        }
    }

    @Test
    void programs_asTheJdkAndTakenBackExactly() {
        OrderedPrograms.run(new Twin());
    }
}
