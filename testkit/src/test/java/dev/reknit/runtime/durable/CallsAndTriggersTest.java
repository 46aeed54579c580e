package dev.reknit.runtime.durable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Checkpointed;
import dev.reknit.Journaled;
import dev.reknit.RateLimit;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.MethodGuard;
import dev.reknit.runtime.encoding.StateReader;
import dev.reknit.runtime.encoding.StateWriter;
import dev.reknit.runtime.event.CheckpointEvent;
import dev.reknit.runtime.event.RecoveryEvent;
import dev.reknit.runtime.journal.JournalGate;
import dev.reknit.runtime.journal.JournalGate.JournaledCall;
import dev.reknit.runtime.state.CheckpointGate;
import dev.reknit.runtime.state.Scope;
import dev.reknit.runtime.store.Snapshot;
import dev.reknit.runtime.store.SnapshotWriter;
import dev.reknit.runtime.store.Store;
import dev.reknit.runtime.store.Stores;
import dev.reknit.runtime.time.Scheduler;
import dev.reknit.testkit.VirtualTime;
import dev.reknit.testkit.crash.SimulatedDisk;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rare courses of events about calls and triggers that were wrong once; each test says what was. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CallsAndTriggersTest {
    private static final long NOTHING_UNSAFE_KEPT = 0;

    private final SimulatedDisk disk = new SimulatedDisk();
    private final VirtualTime time = VirtualTime.manual();

    private World world() {
        return new World(World.open(disk.open()), time);
    }

    @Checkpointed(name = "limited", keep = 1)
    static final class Limited extends Shelf {
        private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
        private static final DurableGate DURABLE = DurableGate.of(LOOKUP, Limited.class.getName());
        private static final JournalGate ADD = JournalGate.of(LOOKUP, "add", "(Ljava/lang/String;)V");
        private static final MethodGuard GUARD =
                MethodGuard.of(LOOKUP, "add", MethodType.methodType(void.class, String.class));
        private static final String reknit$state = "own";

        Limited(String name) {
            super(name);
            DURABLE.constructed(this);
        }

        Limited(StateReader from) {
            super(from);
        }

        @Journaled
        @RateLimit(value = 1, window = 1)
        void add(String key) throws Throwable {
            Object unused = GUARD.call(new MethodGuard.Call() {
                @Override
                public Object self() {
                    return Limited.this;
                }

                @Override
                public @Nullable Object[] arguments() {
                    return new @Nullable Object[] {key};
                }

                @Override
                public @Nullable Object make() {
                    reknit$add(key);
                    return null;
                }
            });
        }

        private void reknit$add(String key) {
            JournaledCall call = ADD.open(this);
            try {
                StateWriter arguments = call.arguments();
                if (arguments != null) {
                    arguments.putReference(key);
                    call.written();
                }
                reknit$body$add(key);
            } catch (Throwable failure) {
                call.failed(failure);
                throw failure;
            }
            call.succeeded(null);
        }

        private void reknit$body$add(String key) {
            things().put(key, "there");
        }
    }

    /** Policies are asked again when calls are run again: what a rate limit (breaker, bulkhead) refuses then is left out without a word. */
    @Test
    void callsUnderARateLimit_areAllRunAgain() throws Throwable {
        World before = world();
        Limited shelf = new Limited("s");
        for (int i = 0; i < 5; i++) {
            shelf.add("k" + i);
            time.advance(Duration.ofSeconds(2));
        }
        assertThat(shelf.things()).hasSize(5);
        before.crash(disk, NOTHING_UNSAFE_KEPT);
        try (World after = world()) {
            assertThat(new Limited("s").things()).hasSize(5);
            assertThat(after.events(RecoveryEvent.Diverged.class)).isEmpty();
        }
    }

    @Checkpointed(name = "timed", interval = 10)
    static final class Timed extends Shelf {
        private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
        private static final DurableGate DURABLE = DurableGate.of(LOOKUP, Timed.class.getName());
        private static final CheckpointGate SET = CheckpointGate.of(LOOKUP, "set", "(Ljava/lang/String;)V");
        private static final String reknit$state = "own";

        Timed(String name) {
            super(name);
            DURABLE.constructed(this);
        }

        Timed(StateReader from) {
            super(from);
        }

        void set(String value) {
            Scope scope = SET.open(this, null);
            things().put("value", value);
            scope.succeeded();
        }
    }

    /** A store that has something else done while it writes its first snapshot. */
    private static final class SlowSnapshots extends PassedOn {
        private final Runnable meanwhile;
        private boolean done;

        SlowSnapshots(Store store, Runnable meanwhile) {
            super(store);
            this.meanwhile = meanwhile;
        }

        @Override
        public Snapshot writeSnapshot(long position, SnapshotWriter writer) {
            if (!done) {
                done = true;
                CompletableFuture.runAsync(meanwhile, task -> new Thread(task).start())
                        .join();
            }
            return super.writeSnapshot(position, writer);
        }
    }

    /** An interval that ends while a checkpoint is still being written is forgotten: what was changed meanwhile is never saved if nothing more changes. */
    @Test
    void intervalThatEndsWhileACheckpointIsWritten_bringsAnotherOne() {
        Environment environment = new Environment(time, time, null);
        CompletableFuture<Timed> object = new CompletableFuture<>();
        Stores.of(environment).bind("default", new SlowSnapshots(World.open(disk.open()), () -> {
            object.join().set("two");
            time.advance(Duration.ofSeconds(10));
        }));
        try (Environment.Binding here = environment.bind()) {
            Timed timed = new Timed("t");
            object.complete(timed);
            timed.set("one");
            time.advance(Duration.ofSeconds(10));
            Durable durable = Objects.requireNonNull(Durable.of(timed));
            for (int i = 0; i < 3; i++) {
                CompletableFuture<@Nullable Void> behind = durable.store().submit(() -> {});
                behind.join();
            }
            time.advance(Duration.ofHours(1));
            durable.store().submit(() -> {}).join();
            assertThat(Checkpoints.status(timed).unsaved()).isZero();
        }
        Stores.of(environment).close();
    }

    /** An object of a subclass that is not woven was not durable, and nobody was told: what was acknowledged was gone. */
    @Test
    void objectOfASubclassThatIsNotWoven_isTold() {
        try (World world = world()) {
            Shelf unwoven = new Shelf("s") {};
            unwoven.put("a", "b");
            assertThat(world.events(CheckpointEvent.Impossible.class)).hasSize(1);
        }
    }

    /**
     * What a trigger throws, as when no thread can be started, breaks off the end of the call: its lock is never given up, and the thread's log never ends.
     */
    @Test
    void triggerThatFails_leavesTheObjectUsable() throws Exception {
        Scheduler broken = (delayNanos, task) -> {
            throw new OutOfMemoryError("unable to create native thread");
        };
        Environment environment = new Environment(time, broken, null);
        Stores.of(environment).bind("default", World.open(disk.open()));
        try (Environment.Binding here = environment.bind()) {
            Timed timed = new Timed("t");
            for (String each : List.of("one", "two")) {
                Thread caller = new Thread(() -> {
                    try {
                        timed.set(each);
                    } catch (OutOfMemoryError told) {
                        assertThat(told).hasMessageContaining("thread");
                    }
                });
                caller.setDaemon(true);
                caller.start();
                caller.join(10_000);
                assertThat(caller.isAlive()).as("%s is stuck", each).isFalse();
            }
        }
    }

    /** A key that is not well-formed UTF-16, as a char may be, is another one in the store: the object comes back empty, or as another one. */
    @Test
    void keyWithAnUnpairedSurrogate_isFoundAgainOrRefused() {
        World before = world();
        String key = "\ud800";
        Shelf shelf;
        try {
            shelf = new Shelf(key);
        } catch (IllegalStateException refused) {
            before.vanish();
            return;
        }
        shelf.put("a", "b");
        before.crash(disk, NOTHING_UNSAFE_KEPT);
        try (World after = world()) {
            assertThat(new Shelf(key).things()).containsKey("a");
        }
    }

    @Checkpointed(name = "fees", keep = 1)
    static final class WithFee extends Shelf {
        private static final DurableGate DURABLE = DurableGate.of(MethodHandles.lookup(), WithFee.class.getName());
        private static final String reknit$state = "own";

        WithFee(String name) {
            super(name);
            DURABLE.constructed(this);
        }

        WithFee(StateReader from) {
            super(from);
        }

        /** Not journaled, but what it calls is. */
        @Override
        void put(Object key, @Nullable Object value) {
            super.put(key, (Long) Objects.requireNonNull(value) + 1);
        }
    }

    /** A journaled method that a subclass overrides without journaling it is run again by way of the subclass's, which has been at work on the arguments already. */
    @Test
    void journaledMethodThatIsOverriddenByAnother_isRunAgainItself() {
        World before = world();
        WithFee shelf = new WithFee("s");
        shelf.put("a", 10L);
        assertThat(shelf.things()).hasToString("{a=11}");
        before.crash(disk, NOTHING_UNSAFE_KEPT);
        try (World after = world()) {
            assertThat(new WithFee("s").things()).hasToString("{a=11}");
        }
    }
}
