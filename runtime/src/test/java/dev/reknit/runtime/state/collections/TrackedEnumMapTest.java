package dev.reknit.runtime.state.collections;

import static dev.reknit.runtime.state.collections.TestScope.rolledBack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.runtime.state.collections.World.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TrackedEnumMapTest {
    private final TrackedEnumMap<TimeUnit, Object> map =
            new TrackedEnumMap<>(Map.of(TimeUnit.DAYS, "day", TimeUnit.HOURS, "hour"));

    private enum Sort {
        A,
        B,
        C,
        D,
        E,
        F,
        G {
            // Of a class of its own.
        },
        H
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // Keys of wrong types are tried as well.
    void randomPrograms_giveAndLeaveWhatEnumMapDoes() {
        List<Object> keys = new ArrayList<>(Arrays.asList(Sort.values()));
        keys.add(null);
        keys.add("A");
        MapTwin.run(2_500, ReentrantOperations.ALL, (tracked, random) -> {
            EnumMap map = tracked ? new TrackedEnumMap<>(Sort.class) : new EnumMap<>(Sort.class);
            return new World((Map<Object, Object>) map, keys, random.nextBoolean(), random.nextBoolean());
        });
    }

    @Test
    void order_isThatOfTheEnumAfterRollback() {
        rolledBack(() -> {
            map.remove(TimeUnit.HOURS);
            map.put(TimeUnit.SECONDS, "second");
            map.clear();
        });
        assertThat(map.keySet()).containsExactly(TimeUnit.HOURS, TimeUnit.DAYS);
    }

    @Test
    void entryOfARemovedKey_isSet_theMapIsAsBefore() {
        Map.Entry<TimeUnit, Object> hours = map.entrySet().iterator().next();
        map.remove(TimeUnit.HOURS);
        rolledBack(() -> hours.setValue("other"));
        assertThat(map).isEqualTo(Map.of(TimeUnit.DAYS, "day"));
        assertThat(map.containsKey(TimeUnit.HOURS)).isFalse();
    }

    @Test
    void copyMadeInAScope_copiesValuesWhenTheyAreHandedOut() {
        Box box = new Box(1);
        map.put(TimeUnit.DAYS, box);
        rolledBack(() -> {
            EnumMap<TimeUnit, Object> copy = new TrackedEnumMap<>((EnumMap<TimeUnit, Object>) map);
            ((Box) copy.get(TimeUnit.DAYS)).contents = 2;
            ((Box) map.clone().get(TimeUnit.DAYS)).contents += 2;
        });
        assertThat(box.contents).isZero();
    }

    @Test
    void serialized_isAnEnumMap() throws Exception {
        assertThat(Streams.written(map)).isExactlyInstanceOf(EnumMap.class).isEqualTo(map);
    }

    @Test
    void constructors_takeAndRefuseWhatThoseOfEnumMapDo() {
        EnumMap<TimeUnit, Object> plain = new EnumMap<>(map);
        assertThat(plain).isEqualTo(map).hasSameHashCodeAs(map).hasToString(map.toString());
        assertThat(map).isEqualTo(plain);
        assertThat(new TrackedEnumMap<>(plain)).isEqualTo(plain);
        assertThat(new TrackedEnumMap<>((Map<TimeUnit, Object>) plain)).isEqualTo(plain);
        assertThatThrownBy(() -> new TrackedEnumMap<>(Map.<TimeUnit, Object>of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TrackedEnumMap<>((Class<TimeUnit>) null)).isInstanceOf(NullPointerException.class);
        assertThat(Map.copyOf(map)).isEqualTo(map);
    }
}
