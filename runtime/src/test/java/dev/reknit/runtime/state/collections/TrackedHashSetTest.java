package dev.reknit.runtime.state.collections;

import static dev.reknit.runtime.state.collections.TestScope.rolledBack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrackedHashSetTest {
    private final TrackedHashSet<String> set = new TrackedHashSet<>(List.of("a", "b", "c"));

    @Test
    void randomPrograms_giveAndLeaveWhatHashSetDoes() {
        MapTwin.run(4_000, SetOperations.ALL, (tracked, random) -> {
            Set<Object> set = tracked ? new TrackedHashSet<>() : new HashSet<>();
            return new World(set, MapTwin.keys(random.nextInt(4) == 0, random.nextBoolean()));
        });
    }

    @Test
    void elementRemovedAndAddedAgain_isTheSameObjectAfterRollback() {
        String element = new String("element");
        set.add(element);
        rolledBack(() -> {
            set.remove("element");
            set.add(new String("element"));
        });
        assertThat(set.stream().filter(element::equals).findFirst().orElseThrow())
                .isSameAs(element);
    }

    @Test
    void cloneOfASet_logsItsOwnChanges() {
        TrackedHashSet<String> clone = set.clone();
        rolledBack(() -> {
            clone.add("d");
            set.clear();
        });
        assertThat(clone).containsExactlyInAnyOrder("a", "b", "c").isEqualTo(set);
        clone.clear();
        assertThat(set).hasSize(3);
    }

    @Test
    void serialized_isAHashSet() throws Exception {
        assertThat(Streams.written(set)).isExactlyInstanceOf(HashSet.class).isEqualTo(set);
    }

    @Test
    void constructors_takeAndRefuseWhatThoseOfHashSetDo() {
        assertThat(new TrackedHashSet<>()).isEmpty();
        assertThat(new TrackedHashSet<>(10)).isEmpty();
        assertThat(new TrackedHashSet<>(10, 0.5f)).isEmpty();
        assertThatThrownBy(() -> new TrackedHashSet<>(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TrackedHashSet<>(null)).isInstanceOf(NullPointerException.class);
        assertThat(Set.copyOf(set)).isEqualTo(set);
        assertThat(set).isEqualTo(new HashSet<>(set)).hasSameHashCodeAs(new HashSet<>(set));
    }
}
