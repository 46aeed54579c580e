package dev.reknit.runtime.state.collections;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrackedLinkedHashSetTest {
    private static final class Twin implements OrderedPrograms.Kind<Set<Object>> {
        @Override
        public Set<Object> tracked(int variant) {
            return new TrackedLinkedHashSet<>();
        }

        @Override
        public Set<Object> plain(int variant) {
            return new LinkedHashSet<>();
        }

        @Override
        public void fill(Set<Object> collection, List<Object> contents) {
            collection.addAll(contents);
        }

        @Override
        public List<Object> contents(Set<Object> collection) {
            return new ArrayList<>(collection);
        }

        @Override
        public Object step(Set<Object> collection, int variant, Random chance) {
            return OrderedSetSteps.step(collection, chance);
        }
    }

    @Test
    void programs_asTheJdkAndTakenBackExactly() {
        OrderedPrograms.run(new Twin());
    }
}
