package dev.reknit.runtime.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.Checkpointed;
import dev.reknit.Recover;
import dev.reknit.runtime.encoding.Saveable;
import dev.reknit.runtime.encoding.StateReader;
import dev.reknit.runtime.encoding.StateWriter;
import dev.reknit.runtime.event.CheckpointEvent;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Kind;
import dev.reknit.runtime.event.RecoveryEvent;
import dev.reknit.runtime.event.StoreEvent;
import dev.reknit.runtime.state.CheckpointGate;
import dev.reknit.runtime.state.Scope;
import dev.reknit.testkit.VirtualTime;
import dev.reknit.testkit.crash.SimulatedDisk;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When checkpoints are written that nobody asked for. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TriggersTest {
    private final SimulatedDisk disk = new SimulatedDisk();
    private final VirtualTime time = VirtualTime.manual();

    /** What the weaver makes of a class with one number, but for its tracking. */
    abstract static class Counter implements Saveable {
        private static final String reknit$state = "counter\n~value J";
        private long value;

        Counter() {}

        abstract CheckpointGate gate();

        void count() {
            Scope scope = gate().open(this, null);
            value++;
            scope.succeeded();
        }

        long value() {
            return value;
        }

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

    @Checkpointed(every = 3)
    static final class EveryThird extends Counter {
        private static final DurableGate DURABLE = DurableGate.of(MethodHandles.lookup(), EveryThird.class.getName());
        private static final CheckpointGate GATE = CheckpointGate.of(MethodHandles.lookup(), "count", "()V");
        private static final String reknit$state = "third";

        EveryThird() {
            DURABLE.constructed(this);
        }

        EveryThird(StateReader from) {}

        @Override
        CheckpointGate gate() {
            return GATE;
        }

        @Override
        void count() {
            super.count();
        }
    }

    @Checkpointed(interval = 10)
    static final class EachTenSeconds extends Counter {
        private static final DurableGate DURABLE =
                DurableGate.of(MethodHandles.lookup(), EachTenSeconds.class.getName());
        private static final CheckpointGate GATE = CheckpointGate.of(MethodHandles.lookup(), "count", "()V");
        private static final String reknit$state = "ten";

        EachTenSeconds() {
            DURABLE.constructed(this);
        }

        EachTenSeconds(StateReader from) {}

        @Override
        CheckpointGate gate() {
            return GATE;
        }

        @Override
        void count() {
            super.count();
        }
    }

    @Checkpointed(interval = Checkpointed.AUTO, intervalUnit = ChronoUnit.HOURS, recover = Recover.MANUAL)
    static final class AsOftenAsItPays extends Counter {
        private static final DurableGate DURABLE =
                DurableGate.of(MethodHandles.lookup(), AsOftenAsItPays.class.getName());
        private static final CheckpointGate GATE = CheckpointGate.of(MethodHandles.lookup(), "count", "()V");
        private static final String reknit$state = "auto";

        AsOftenAsItPays() {
            DURABLE.constructed(this);
        }

        AsOftenAsItPays(StateReader from) {}

        @Override
        CheckpointGate gate() {
            return GATE;
        }

        @Override
        void count() {
            super.count();
        }
    }

    private World world() {
        return new World(World.open(disk.open()), time);
    }

    /** Completes with the next checkpoint. */
    private static CompletableFuture<CheckpointEvent.Written> next(World world) {
        CompletableFuture<CheckpointEvent.Written> next = new CompletableFuture<>();
        world.environment().add(event -> {
            if (event instanceof CheckpointEvent.Written written) {
                next.complete(written);
            }
        });
        return next;
    }

    @Test
    void everyThirdChange_bringsACheckpoint() {
        try (World world = world()) {
            EveryThird counter = new EveryThird();
            CompletableFuture<CheckpointEvent.Written> written = next(world);
            counter.count();
            counter.count();
            assertThat(Checkpoints.status(counter).unsaved()).isEqualTo(2);
            counter.count();
            assertThat(written.join().reason()).isEqualTo("EVERY");
        }
    }

    @Test
    void interval_bringsACheckpointSoLongAfterTheFirstChange_andNoneWithoutOne() {
        try (World world = world()) {
            EachTenSeconds counter = new EachTenSeconds();
            assertThat(time.pending()).isEmpty();
            CompletableFuture<CheckpointEvent.Written> written = next(world);
            counter.count();
            time.advance(Duration.ofSeconds(4));
            counter.count();
            assertThat(time.pending()).containsExactly(Duration.ofSeconds(6));
            time.advance(Duration.ofSeconds(6));
            assertThat(written.join().reason()).isEqualTo("INTERVAL");
            time.advance(Duration.ofHours(1));
            Checkpoints.checkpointAll();
            assertThat(world.events(CheckpointEvent.Written.class)).hasSize(1);
        }
    }

    @Test
    void interval_keepsTheObjectUntilWhatItChangedIsSaved() {
        try (World world = world()) {
            CompletableFuture<CheckpointEvent.Written> written = next(world);
            new EachTenSeconds().count();
            System.gc();
            time.advance(Duration.ofSeconds(10));
            assertThat(written.join().object()).contains("EachTenSeconds");
        }
        try (World after = world()) {
            assertThat(new EachTenSeconds().value()).isEqualTo(1);
        }
    }

    @Test
    void automaticInterval_isShorterTheMoreRunsHaveFailed() {
        Duration first = intervalOfARunThatFails();
        for (int i = 0; i < 30; i++) {
            intervalOfARunThatFails();
        }
        assertThat(intervalOfARunThatFails()).isLessThan(first.dividedBy(4)).isGreaterThan(Duration.ofMillis(99));
    }

    private Duration intervalOfARunThatFails() {
        World world = world();
        AsOftenAsItPays counter = new AsOftenAsItPays();
        Checkpoints.recover(counter);
        counter.count();
        Duration interval = time.pending().get(0);
        Checkpoints.checkpoint(counter);
        world.crash(disk, 1);
        return interval;
    }

    @Test
    void manualRecovery_leavesTheObjectUntilItIsAskedFor() {
        try (World world = world()) {
            AsOftenAsItPays counter = new AsOftenAsItPays();
            counter.count();
            Checkpoints.checkpoint(counter);
        }
        try (World after = world()) {
            AsOftenAsItPays counter = new AsOftenAsItPays();
            assertThat(Checkpoints.status(counter).state()).isEqualTo("WAITING");
            assertThatThrownBy(() -> Checkpoints.checkpoint(counter))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("No checkpoint of " + AsOftenAsItPays.class.getName()
                            + " is written: its saved state was not"
                            + " recovered yet. Call Checkpoints.recover with it first");
            assertThat(counter.value()).isZero();
            Checkpoints.recover(counter);
            assertThat(counter.value()).isEqualTo(1);
            assertThat(after.events(RecoveryEvent.Done.class)).hasSize(1);
        }
    }

    @Test
    void event_bringsACheckpoint() {
        try (World world = world()) {
            EachTenSeconds counter = new EachTenSeconds();
            Checkpoints.on(counter, event -> event.kind() == Kind.STORE_ENDED);
            CompletableFuture<CheckpointEvent.Written> written = next(world);
            counter.count();
            Event elsewhere = new StoreEvent.Ended("other", "elsewhere", false, new IllegalStateException());
            world.environment().publish(elsewhere);
            assertThat(written.join().reason()).isEqualTo("EVENT");
        }
    }

    @Test
    void keep_isHowManyCheckpointsThereAre() {
        try (World world = world()) {
            EveryThird counter = new EveryThird();
            for (int i = 0; i < 10; i++) {
                counter.count();
                Checkpoints.checkpoint(counter);
            }
            List<String> snapshots = disk.files().keySet().stream()
                    .filter(each -> each.endsWith(".snapshot"))
                    .toList();
            assertThat(snapshots).hasSize(2);
        }
    }
}
