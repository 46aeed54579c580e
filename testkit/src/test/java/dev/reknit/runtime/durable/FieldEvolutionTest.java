package dev.reknit.runtime.durable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Checkpointed;
import dev.reknit.runtime.encoding.Saveable;
import dev.reknit.runtime.encoding.StateReader;
import dev.reknit.runtime.encoding.StateWriter;
import dev.reknit.runtime.event.RecoveryEvent;
import dev.reknit.runtime.state.collections.TrackedArrayList;
import dev.reknit.testkit.crash.SimulatedDisk;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Checkpoints of objects whose class had other fields. */
class FieldEvolutionTest {
    private final SimulatedDisk disk = new SimulatedDisk();

    @Checkpointed(name = "counter")
    static final class Before implements Saveable {
        private static final DurableGate DURABLE = DurableGate.of(MethodHandles.lookup(), Before.class.getName());
        private static final String reknit$state = "counter\n~count J\n~old Ljava/lang/String;";
        long count = 7;
        String old = "kept";

        Before() {
            DURABLE.constructed(this);
        }

        Before(StateReader from) {}

        @Override
        public void reknit$saveFinal(StateWriter to) {}

        @Override
        public void reknit$save(StateWriter to) {
            to.putLong(count);
            to.putReference(old);
        }

        @Override
        public void reknit$load(StateReader from) {
            count = from.takeLong();
            old = (String) Objects.requireNonNull(from.takeReference());
        }

        @Override
        public void reknit$refill(StateReader from) {}
    }

    @Checkpointed(name = "counter")
    static final class After implements Saveable {
        private static final DurableGate DURABLE = DurableGate.of(MethodHandles.lookup(), After.class.getName());
        private static final String reknit$state =
                "counter\n~limit I\n~count J\n~names Ljava/util/List;\n~ratio D\n~name Ljava/lang/String;";
        private int limit = 10;
        private long count = 1;
        private List<String> names = new TrackedArrayList<>(List.of("first"));
        private double ratio = 0.5;
        private String name = "unnamed";

        After() {
            DURABLE.constructed(this);
        }

        After(StateReader from) {}

        @Override
        public void reknit$saveFinal(StateWriter to) {}

        @Override
        public void reknit$save(StateWriter to) {
            to.putInt(limit);
            to.putLong(count);
            to.putReference(names);
            to.putDouble(ratio);
            to.putReference(name);
        }

        @Override
        @SuppressWarnings("unchecked")
        public void reknit$load(StateReader from) {
            limit = from.takeInt();
            count = from.takeLong();
            names = (List<String>) from.takeReference();
            ratio = from.takeDouble();
            name = (String) from.takeReference();
        }

        @Override
        public void reknit$refill(StateReader from) {}

        @Override
        public String toString() {
            return limit + " " + count + " " + names + " " + ratio + " " + name;
        }
    }

    @Test
    void newFields_keepWhatTheConstructorHasGivenThem() {
        World before = new World(disk);
        Checkpoints.checkpoint(new Before());
        before.crash(disk, 0);
        World later = new World(disk);
        After after = new After();
        assertThat(after).hasToString("10 7 [first] 0.5 unnamed");
        assertThat(later.events(RecoveryEvent.UnknownFields.class))
                .extracting(RecoveryEvent.UnknownFields::fields)
                .containsExactly("counter.old");
        after.limit = 11;
        Checkpoints.checkpoint(after);
        later.crash(disk, 0);
        try (World last = new World(disk)) {
            assertThat(new After()).hasToString("11 7 [first] 0.5 unnamed");
        }
    }

    @Test
    void fieldThatComesBack_hasWhatItHad() {
        World before = new World(disk);
        Checkpoints.checkpoint(new Before());
        before.crash(disk, 0);
        World without = new World(disk);
        Checkpoints.checkpoint(new After());
        without.crash(disk, 0);
        try (World back = new World(disk)) {
            assertThat(new Before().old).isEqualTo("kept");
        }
    }
}
