package dev.reknit.runtime.state.collections;

import static dev.reknit.runtime.state.collections.TestScope.committed;
import static dev.reknit.runtime.state.collections.TestScope.rolledBack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.runtime.state.collections.World.Box;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class TrackedHashMapTest {
    private final TrackedHashMap<String, Object> map = new TrackedHashMap<>(Map.of("a", 1, "b", 2, "c", 3));
    private final Map<String, Object> before = Map.copyOf(map);

    @Test
    void randomPrograms_giveAndLeaveWhatHashMapDoes() {
        MapTwin.run(2_500, ReentrantOperations.ALL, (tracked, random) -> {
            boolean nulls = random.nextBoolean();
            Map<Object, Object> map = tracked ? new TrackedHashMap<>() : new HashMap<>();
            return new World(map, MapTwin.keys(false, nulls), random.nextBoolean(), nulls);
        });
    }

    @Test
    void randomProgramsWithKeysThatMayChange_giveAndLeaveWhatHashMapDoes() {
        MapTwin.run(1_000, ReentrantOperations.ALL, (tracked, random) -> {
            boolean nulls = random.nextBoolean();
            Map<Object, Object> map = tracked ? new TrackedHashMap<>() : new HashMap<>();
            return new World(map, MapTwin.keys(true, nulls), random.nextBoolean(), nulls);
        });
    }

    @Test
    void keyRemovedAndPutAgain_isTheSameObjectAfterRollback() {
        String key = new String("key");
        map.put(key, 1);
        rolledBack(() -> {
            map.remove("key");
            map.put(new String("key"), 2);
            map.keySet().remove("key");
        });
        assertThat(map.keySet().stream().filter(key::equals).findFirst().orElseThrow())
                .isSameAs(key);
        assertThat(map).containsEntry("key", 1);
    }

    @Test
    void entryOfARemovedKey_isSet_onlyTheEntryChanges() {
        Map.Entry<String, Object> entry = map.entrySet().iterator().next();
        String key = entry.getKey();
        Object value = entry.getValue();
        map.remove(key);
        rolledBack(() -> assertThat(entry.setValue("other")).isEqualTo(value));
        assertThat(map).doesNotContainKey(key);
        assertThat(entry.getValue()).isEqualTo(value);
    }

    @Test
    void entryFromBeforeTheScope_isSetInIt_isTakenBack() {
        Map.Entry<String, Object> entry = map.entrySet().iterator().next();
        rolledBack(() -> entry.setValue("other"));
        assertThat(map).isEqualTo(before);
    }

    @Test
    void iteratorFromBeforeTheScope_removesInIt_isTakenBack() {
        Iterator<Object> values = map.values().iterator();
        values.next();
        rolledBack(values::remove);
        assertThat(map).isEqualTo(before);
    }

    @Test
    void removalByAnIteratorThatFails_isNotTakenBackIntoTheMap() {
        Iterator<String> keys = map.keySet().iterator();
        String key = keys.next();
        map.remove(key);
        rolledBack(() -> assertThatThrownBy(keys::remove).isInstanceOf(ConcurrentModificationException.class));
        assertThat(map).doesNotContainKey(key);
    }

    @Test
    void functionThatThrows_leavesNothingToTakeBack() {
        BiFunction<String, Object, Object> throwing = (key, value) -> {
            throw new IllegalStateException();
        };
        rolledBack(() -> {
            assertThatThrownBy(() -> map.compute("a", throwing)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> map.replaceAll(throwing)).isInstanceOf(IllegalStateException.class);
            assertThat(map).isEqualTo(before);
        });
        assertThat(map).isEqualTo(before);
    }

    @Test
    void valueThatCannotLog_isCopiedWhenItIsHandedOut() {
        Box box = new Box(1);
        map.put("box", box);
        rolledBack(() -> ((Box) map.get("box")).contents = 2);
        assertThat(box.contents).isZero();
    }

    @Test
    void valueCopiedByAnInnerScopeThatIsTakenBack_isCopiedAgainForTheOuter() {
        Box box = new Box(1);
        map.put("box", box);
        rolledBack(() -> {
            rolledBack(() -> ((Box) map.get("box")).contents = 2);
            ((Box) map.get("box")).contents = 3;
        });
        assertThat(box.contents).isZero();
    }

    @Test
    void innerScopeCommitted_outerTakesItsChangesBack() {
        rolledBack(() -> {
            committed(map::clear);
            map.put("d", 4);
        });
        assertThat(map).isEqualTo(before);
    }

    @Test
    void cloneOfAMap_logsItsOwnChanges() {
        TrackedHashMap<String, Object> clone = map.clone();
        rolledBack(() -> {
            clone.put("a", 9);
            map.put("b", 9);
        });
        assertThat(clone).isEqualTo(before);
        assertThat(map).isEqualTo(before);
        clone.clear();
        assertThat(map).isEqualTo(before);
    }

    @Test
    void serialized_isAHashMap() throws Exception {
        assertThat(Streams.written(map)).isExactlyInstanceOf(HashMap.class).isEqualTo(map);
    }

    @Test
    void constructors_takeAndRefuseWhatThoseOfHashMapDo() {
        assertThat(new TrackedHashMap<>(10)).isEmpty();
        assertThat(new TrackedHashMap<>(10, 0.5f)).isEmpty();
        assertThatThrownBy(() -> new TrackedHashMap<>(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TrackedHashMap<>(null)).isInstanceOf(NullPointerException.class);
        assertThat(new HashMap<>(map)).isEqualTo(map).hasSameHashCodeAs(map).hasToString(map.toString());
        assertThat(map).isEqualTo(new HashMap<>(map));
        assertThat(Map.copyOf(map)).isEqualTo(map);
    }
}
