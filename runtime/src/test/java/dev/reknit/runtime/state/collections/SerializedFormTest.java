package dev.reknit.runtime.state.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A stream, and a reader of it, knows nothing of tracking. */
class SerializedFormTest {
    private static final List<String> CONTENTS = List.of("b", "a", "d", "c");

    static Stream<Collection<String>> collections() {
        return Stream.of(
                new TrackedArrayList<>(CONTENTS),
                new TrackedLinkedList<>(CONTENTS),
                new TrackedArrayDeque<>(CONTENTS),
                new TrackedPriorityQueue<>(CONTENTS),
                new TrackedConcurrentLinkedQueue<>(CONTENTS),
                new TrackedCopyOnWriteArrayList<>(CONTENTS),
                new TrackedCopyOnWriteArraySet<>(CONTENTS));
    }

    @ParameterizedTest
    @MethodSource("collections")
    void trackedCollection_isReadAsTheTypeOfTheJdk(Collection<String> tracked) throws Exception {
        Collection<?> read = (Collection<?>) copy(tracked);
        assertThat(read.getClass()).isSameAs(tracked.getClass().getSuperclass());
        assertThat(read.toArray()).containsExactly(tracked.toArray());
    }

    @Test
    void priorityQueueInItsOwnOrder_keepsTheOrder() throws Exception {
        TrackedPriorityQueue<String> tracked = new TrackedPriorityQueue<>(reversed());
        tracked.addAll(CONTENTS);
        assertThat(((PriorityQueue<?>) copy(tracked)).poll()).isEqualTo("d");
    }

    @SuppressWarnings("unchecked")
    private static Comparator<String> reversed() {
        return (Comparator<String>) (Comparator<?>) Comparator.reverseOrder();
    }

    @Test
    void bitSet_isReadAsABitSet() throws Exception {
        TrackedBitSet tracked = new TrackedBitSet();
        tracked.set(3, 70);
        assertThat(copy(tracked)).isExactlyInstanceOf(BitSet.class).isEqualTo(tracked);
    }

    private static Object copy(Object object) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
