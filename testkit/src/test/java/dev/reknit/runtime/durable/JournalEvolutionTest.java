package dev.reknit.runtime.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.Checkpointed;
import dev.reknit.Journaled;
import dev.reknit.StateRecoveryException;
import dev.reknit.runtime.encoding.Saveable;
import dev.reknit.runtime.encoding.StateReader;
import dev.reknit.runtime.encoding.StateWriter;
import dev.reknit.runtime.journal.JournalGate;
import dev.reknit.runtime.journal.JournalGate.JournaledCall;
import dev.reknit.testkit.crash.SimulatedDisk;
import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;

/** Entries that were written by another version of the class. */
class JournalEvolutionTest {
    private final SimulatedDisk disk = new SimulatedDisk();

    /** What all versions of the class have. */
    abstract static class Sum implements Saveable {
        private static final String reknit$state = "sum\n~value J";
        long value;

        @Override
        public void reknit$saveFinal(StateWriter to) {}

        @Override
        public void reknit$save(StateWriter to) {
            to.putLong(value);
        }

        @Override
        public void reknit$load(StateReader from) {
            value = from.takeLong();
        }

        @Override
        public void reknit$refill(StateReader from) {}
    }

    @Checkpointed(name = "sum")
    static final class First extends Sum {
        private static final DurableGate DURABLE = DurableGate.of(MethodHandles.lookup(), "");
        private static final JournalGate ADD = JournalGate.of(MethodHandles.lookup(), "add", "(I)V");
        private static final String reknit$state = "first";

        First() {
            DURABLE.constructed(this);
        }

        @Journaled
        void add(int amount) {
            JournaledCall call = ADD.open(this);
            StateWriter arguments = call.arguments();
            if (arguments != null) {
                arguments.putInt(amount);
                call.written();
            }
            value += amount;
            call.succeeded(null);
        }
    }

    /** The method has another name, a wider parameter, and one more. */
    @Checkpointed(name = "sum")
    static final class Renamed extends Sum {
        private static final DurableGate DURABLE = DurableGate.of(MethodHandles.lookup(), "");
        private static final JournalGate INCREASE = JournalGate.of(MethodHandles.lookup(), "increase", "(ZJ)V");
        private static final String reknit$state = "renamed";

        Renamed() {
            DURABLE.constructed(this);
        }

        @Journaled(name = "add")
        void increase(boolean doubly, long amount) {
            JournaledCall call = INCREASE.open(this);
            StateWriter arguments = call.arguments();
            if (arguments != null) {
                arguments.putBoolean(doubly);
                arguments.putLong(amount);
                call.written();
            }
            value += doubly ? 2 * amount : amount;
            call.succeeded(null);
        }
    }

    /** The parameter has another name. */
    @Checkpointed(name = "sum")
    static final class OtherName extends Sum {
        private static final DurableGate DURABLE = DurableGate.of(MethodHandles.lookup(), "");
        private static final JournalGate ADD = JournalGate.of(MethodHandles.lookup(), "add", "(J)V");
        private static final String reknit$state = "other";

        OtherName() {
            DURABLE.constructed(this);
        }

        @Journaled
        void add(long quantity) {
            JournaledCall call = ADD.open(this);
            value += quantity;
            call.succeeded(null);
        }
    }

    /** The parameter is gone, and two others have come. */
    @Checkpointed(name = "sum")
    static final class OtherParameters extends Sum {
        private static final DurableGate DURABLE = DurableGate.of(MethodHandles.lookup(), "");
        private static final String reknit$state = "others";

        OtherParameters() {
            DURABLE.constructed(this);
        }

        @Journaled
        void add(int times, int quantity) {
            value += (long) times * quantity;
        }
    }

    /** The method means something else, and the old one is gone. */
    @Checkpointed(name = "sum")
    static final class Changed extends Sum {
        private static final DurableGate DURABLE = DurableGate.of(MethodHandles.lookup(), "");
        private static final String reknit$state = "changed";

        Changed() {
            DURABLE.constructed(this);
        }

        @Journaled(version = 2)
        void add(int amount) {
            value -= amount;
        }
    }

    private World afterTwoCalls() {
        World world = new World(disk);
        First first = new First();
        first.add(3);
        first.add(4);
        return world;
    }

    @Test
    void renamedMethodWithOtherParameters_runsOldEntries() {
        afterTwoCalls().crash(disk, 0);
        try (World world = new World(disk)) {
            Renamed renamed = new Renamed();
            assertThat(renamed.value).isEqualTo(7);
            renamed.increase(true, 1);
        }
        try (World world = new World(disk)) {
            assertThat(new Renamed().value).isEqualTo(9);
        }
    }

    @Test
    void renamedParameter_isFoundByItsPlace() {
        afterTwoCalls().crash(disk, 0);
        try (World world = new World(disk)) {
            assertThat(new OtherName().value).isEqualTo(7);
        }
    }

    @Test
    void parameterThatIsGone_isNamedAndNothingIsLost() {
        afterTwoCalls().crash(disk, 0);
        try (World world = new World(disk)) {
            assertThatThrownBy(OtherParameters::new)
                    .isInstanceOf(StateRecoveryException.class)
                    .hasMessageContaining("OtherParameters.add(int,int) has no parameter amount")
                    .hasMessageContaining("@Journaled(version = 2)");
        }
        try (World world = new World(disk)) {
            assertThat(new OtherName().value).isEqualTo(7);
        }
    }

    @Test
    void methodThatIsGone_isNamedAndTheObjectIsNotDurable() {
        afterTwoCalls().crash(disk, 0);
        try (World world = new World(disk)) {
            assertThatThrownBy(Changed::new)
                    .isInstanceOf(StateRecoveryException.class)
                    .hasMessageContaining("sum in store default cannot be recovered")
                    .hasMessageContaining("position")
                    .hasMessageContaining("\"add\" version 1")
                    .hasMessageContaining("no @Journaled method of the class");
            assertThat(new Stock("beside").total()).isZero();
        }
        try (World world = new World(disk)) {
            assertThat(new First().value).as("nothing was changed").isEqualTo(7);
        }
    }
}
