package dev.reknit.runtime.state.collections;

import static dev.reknit.runtime.state.collections.TestScope.rolledBack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.runtime.state.collections.World.Box;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrackedConcurrentHashMapTest {
    private final TrackedConcurrentHashMap<String, Object> map =
            new TrackedConcurrentHashMap<>(Map.of("a", 1, "b", 2, "c", 3));
    private final Map<String, Object> before = Map.copyOf(map);

    @Test
    void randomPrograms_giveAndLeaveWhatConcurrentHashMapDoes() {
        MapTwin.run(2_000, MapOperations.ALL, (tracked, random) -> {
            Map<Object, Object> map = tracked ? new TrackedConcurrentHashMap<>() : new ConcurrentHashMap<>();
            return new World(
                    map, MapTwin.keys(random.nextInt(4) == 0, random.nextBoolean()), random.nextBoolean(), true);
        });
    }

    @Test
    void keyRemoved_isTheSameObjectAfterRollback() {
        String key = new String("key");
        map.put(key, 1);
        rolledBack(() -> {
            map.remove("key");
            map.put(new String("key"), 2);
            map.remove("key", 2);
        });
        assertThat(Collections.list(map.keys()).stream().filter(key::equals).findFirst())
                .containsSame(key);
    }

    @Test
    void otherThreadWritesMeanwhile_staysAsItWrote() {
        rolledBack(() -> {
            map.put("a", 10);
            map.remove("b");
            map.put("d", 40);
            map.put("c", 30);
            CompletableFuture.runAsync(() -> {
                        map.put("a", 100);
                        map.put("b", 200);
                        map.remove("d");
                        map.put("e", 500);
                    })
                    .join();
        });
        assertThat(map).isEqualTo(Map.of("a", 100, "b", 200, "c", 3, "e", 500));
    }

    @Test
    void removedThroughTheSetOfKeys_isTakenBack() {
        rolledBack(() -> {
            map.keySet().removeIf("a"::equals);
            map.put("b", 20);
            map.put("d", 4);
            Iterator<String> keys = map.keySet().iterator();
            keys.next();
            keys.remove();
        });
        assertThat(map).isEqualTo(before);
    }

    @Test
    void addedThroughASetOfKeysWithAValue_isTakenBack() {
        rolledBack(() -> {
            map.keySet("new").add("d");
            map.keySet("new").remove("a");
        });
        assertThat(map).isEqualTo(before);
    }

    static List<Consumer<ConcurrentHashMap<String, Box>>> bulk() {
        return List.of(
                map -> map.forEach(1, (key, value) -> value.contents++),
                map -> map.forEach(1, (key, value) -> value, value -> value.contents++),
                map -> map.search(1, (key, value) -> value).contents++,
                map -> map.reduce(1, (key, value) -> value.contents++, Integer::sum),
                map -> map.reduceToInt(1, (key, value) -> value.contents++, 0, Integer::sum),
                map -> map.reduceToLong(1, (key, value) -> value.contents++, 0, Long::sum),
                map -> map.reduceToDouble(1, (key, value) -> value.contents++, 0, Double::sum),
                map -> map.forEachValue(1, value -> value.contents++),
                map -> map.forEachValue(1, value -> value, value -> value.contents++),
                map -> map.searchValues(1, value -> value).contents++,
                map -> map.reduceValues(1, (one, other) -> one).contents++,
                map -> map.reduceValues(1, value -> value.contents++, Integer::sum),
                map -> map.reduceValuesToInt(1, value -> value.contents++, 0, Integer::sum),
                map -> map.reduceValuesToLong(1, value -> value.contents++, 0, Long::sum),
                map -> map.reduceValuesToDouble(1, value -> value.contents++, 0, Double::sum),
                map -> map.forEachEntry(1, entry -> entry.getValue().contents++),
                map -> map.forEachEntry(1, Map.Entry::getValue, value -> value.contents++),
                map -> map.searchEntries(1, Map.Entry::getValue).contents++,
                map -> map.reduceEntries(1, (one, other) -> one).getValue().contents++,
                map -> map.reduceEntries(1, entry -> entry.getValue().contents++, Integer::sum),
                map -> map.reduceEntriesToInt(1, entry -> entry.getValue().contents++, 0, Integer::sum),
                map -> map.reduceEntriesToLong(1, entry -> entry.getValue().contents++, 0, Long::sum),
                map -> map.reduceEntriesToDouble(1, entry -> entry.getValue().contents++, 0, Double::sum),
                map -> map.elements().nextElement().contents++);
    }

    @ParameterizedTest
    @MethodSource("bulk")
    void valuesGivenToABulkOperation_areCopiedBefore(Consumer<ConcurrentHashMap<String, Box>> operation) {
        TrackedConcurrentHashMap<String, Box> boxes = new TrackedConcurrentHashMap<>();
        for (int i = 0; i < 3; i++) {
            boxes.put("box " + i, new Box(i));
        }
        rolledBack(() -> {
            operation.accept(boxes);
            assertThat(boxes.values()).extracting(box -> box.contents).contains(1);
        });
        assertThat(boxes.values()).extracting(box -> box.contents).containsOnly(0);
    }

    static List<Consumer<ConcurrentHashMap<Box, String>>> bulkOfKeys() {
        return List.of(
                map -> map.forEachKey(1, key -> key.contents++),
                map -> map.forEachKey(1, key -> key, key -> key.contents++),
                map -> map.searchKeys(1, key -> key).contents++,
                map -> map.reduceKeys(1, (one, other) -> one).contents++,
                map -> map.reduceKeys(1, key -> key.contents++, Integer::sum),
                map -> map.reduceKeysToInt(1, key -> key.contents++, 0, Integer::sum),
                map -> map.reduceKeysToLong(1, key -> key.contents++, 0, Long::sum),
                map -> map.reduceKeysToDouble(1, key -> key.contents++, 0, Double::sum),
                map -> map.keys().nextElement().contents++,
                map -> map.keySet().iterator().next().contents++);
    }

    @ParameterizedTest
    @MethodSource("bulkOfKeys")
    void keysGivenToABulkOperation_areCopiedBefore(Consumer<ConcurrentHashMap<Box, String>> operation) {
        TrackedConcurrentHashMap<Box, String> boxes = new TrackedConcurrentHashMap<>();
        Box box = new Box(1);
        boxes.put(box, "one");
        rolledBack(() -> {
            operation.accept(boxes);
            assertThat(box.contents).isEqualTo(1);
        });
        assertThat(box.contents).isZero();
    }

    @Test
    void entriesAdded_areTakenBack() {
        rolledBack(() -> assertThat(map.entrySet().add(Map.entry("d", 4))).isTrue());
        assertThat(map).isEqualTo(before);
    }

    @Test
    void serialized_isAConcurrentHashMap() throws Exception {
        assertThat(Streams.written(map))
                .isExactlyInstanceOf(ConcurrentHashMap.class)
                .isEqualTo(map);
    }

    @Test
    void constructors_takeAndRefuseWhatThoseOfConcurrentHashMapDo() {
        assertThat(new TrackedConcurrentHashMap<>(10)).isEmpty();
        assertThat(new TrackedConcurrentHashMap<>(10, 0.5f)).isEmpty();
        assertThat(new TrackedConcurrentHashMap<>(10, 0.5f, 4)).isEmpty();
        assertThatThrownBy(() -> new TrackedConcurrentHashMap<>(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TrackedConcurrentHashMap<>(null)).isInstanceOf(NullPointerException.class);
        assertThat(new ConcurrentHashMap<>(map))
                .isEqualTo(map)
                .hasSameHashCodeAs(map)
                .hasToString(map.toString());
        assertThat(map).isEqualTo(new ConcurrentHashMap<>(map));
        assertThat(Map.copyOf(map)).isEqualTo(map);
    }
}
