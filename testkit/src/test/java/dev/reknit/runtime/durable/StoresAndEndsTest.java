package dev.reknit.runtime.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.Checkpointed;
import dev.reknit.Durability;
import dev.reknit.FormerNames;
import dev.reknit.StateRecoveryException;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.encoding.StateReader;
import dev.reknit.runtime.journal.RecordType;
import dev.reknit.runtime.store.FolderStore;
import dev.reknit.runtime.store.RecordWriter;
import dev.reknit.runtime.store.Store;
import dev.reknit.runtime.store.Stores;
import dev.reknit.runtime.time.SystemTime;
import dev.reknit.testkit.crash.SimulatedDisk;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rare courses of events about stores, threads and ends that were wrong once; each test says what was. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StoresAndEndsTest {
    private static final long NOTHING_UNSAFE_KEPT = 0;

    private final SimulatedDisk disk = new SimulatedDisk();

    /** A store that, after one record was appended and before its writer knows, has something else done. */
    private static final class Slow extends PassedOn {
        private final Predicate<Integer> which;
        private final Runnable meanwhile;
        private boolean done;

        Slow(Store store, Predicate<Integer> which, Runnable meanwhile) {
            super(store);
            this.which = which;
            this.meanwhile = meanwhile;
        }

        @Override
        public long append(int type, RecordWriter data, Durability durability) {
            long position = store.append(type, data, durability);
            if (!done && which.test(type)) {
                done = true;
                CompletableFuture.runAsync(meanwhile, task -> new Thread(task).start())
                        .join();
            }
            return position;
        }
    }

    /**
     * Between the appending of a record and the note of it in the index, a checkpoint of another object may prune it: the object's declaration is gone, and
     * with it all its acknowledged calls, without a word.
     */
    @Test
    void declarationThatIsNotIndexedYet_isNotPruned() {
        Environment environment = new Environment(SystemTime.INSTANCE, SystemTime.INSTANCE, null);
        FolderStore store = World.open(disk.open());
        CompletableFuture<Shelf> busy = new CompletableFuture<>();
        boolean[] armed = {false};
        Runnable rollOver = () -> {
            try (Environment.Binding there = environment.bind()) {
                Shelf shelf = busy.join();
                for (int i = 0; i < 200; i++) {
                    shelf.put("a", "b" + i);
                }
                Checkpoints.checkpoint(shelf);
            }
        };
        try (Environment.Binding here = environment.bind()) {
            Stores.of(environment)
                    .bind("default", new Slow(store, type -> armed[0] && type == RecordType.DECLARATION, rollOver));
            Shelf one = new Shelf("one");
            one.put("a", "b");
            Checkpoints.checkpoint(one);
            busy.complete(one);
            Shelf two = new Shelf("two");
            armed[0] = true;
            two.put("c", "d");
        }
        disk.crash(NOTHING_UNSAFE_KEPT);
        try (World after = new World(disk)) {
            assertThat(new Shelf("two").things()).hasToString("{\"c\"=\"d\"}".replace("\"", ""));
        }
    }

    /** An object whose only checkpoint has a damaged file header comes back empty, as if there had never been any: damage is not found. */
    @Test
    void objectWhoseCheckpointHasADamagedHeader_isRefused() {
        World before = new World(disk);
        Shelf shelf = new Shelf("s");
        shelf.within(() -> shelf.things().put("a", "b"));
        Checkpoints.checkpoint(shelf);
        before.crash(disk, NOTHING_UNSAFE_KEPT);
        for (Map.Entry<String, byte[]> each : disk.files().entrySet()) {
            if (each.getKey().endsWith(".snapshot")) {
                byte[] bytes = each.getValue().clone();
                bytes[20] ^= 1;
                disk.put(each.getKey(), bytes);
            }
        }
        try (World after = new World(disk)) {
            assertThatThrownBy(() -> new Shelf("s")).isInstanceOf(StateRecoveryException.class);
        }
    }

    /** A run whose first record was pruned is not known to have begun, so its crash is not counted among the failures that AUTO goes by. */
    @Test
    void crashOfARunWhoseBeginningWasPruned_isCounted() {
        World before = new World(disk);
        Shelf shelf = new Shelf("s");
        for (int i = 0; i < 200; i++) {
            shelf.put("a", "b" + i);
        }
        Checkpoints.checkpoint(shelf);
        before.crash(disk, NOTHING_UNSAFE_KEPT);
        try (World after = new World(disk)) {
            Durable durable = java.util.Objects.requireNonNull(Durable.of(new Shelf("s")));
            assertThat(durable.store().runs().failures()).isEqualTo(1);
        }
    }

    /** As it was. */
    enum Then {
        RED,
        GREEN
    }

    /** As it is now. */
    @FormerNames("dev.reknit.runtime.durable.StoresAndEndsTest$Then")
    enum Now {
        GREEN,
        RED
    }

    @Checkpointed(name = "shelf", keep = 1)
    static final class OldShelf extends Shelf {
        private static final DurableGate DURABLE =
                DurableGate.of(MethodHandles.lookup(), OldShelf.class.getName() + "," + Then.class.getName());
        private static final String reknit$state = "own";

        OldShelf(String name) {
            super(name);
            DURABLE.constructed(this);
        }

        OldShelf(StateReader from) {
            super(from);
        }
    }

    @Checkpointed(name = "shelf", keep = 1)
    static final class NewShelf extends Shelf {
        private static final DurableGate DURABLE =
                DurableGate.of(MethodHandles.lookup(), NewShelf.class.getName() + "," + Now.class.getName());
        private static final String reknit$state = "own";

        NewShelf(String name) {
            super(name);
            DURABLE.constructed(this);
        }

        NewShelf(StateReader from) {
            super(from);
        }
    }

    /** Increments go on from a checkpoint whose classes are described otherwise: equal keys have other bytes then, and what was removed is there again when merged. */
    @Test
    void keyOfAnEnumThatHasChanged_staysRemovedWhenMerged() {
        World before = new World(disk);
        OldShelf old = new OldShelf("s");
        old.put(Then.RED, "red");
        old.put(Then.GREEN, "green");
        Checkpoints.checkpoint(old);
        before.crash(disk, NOTHING_UNSAFE_KEPT);
        World later = new World(disk);
        NewShelf now = new NewShelf("s");
        assertThat(now.things()).hasSize(2);
        now.remove(Now.RED);
        Checkpoints.checkpoint(now);
        for (int i = 0; i < 5; i++) {
            now.put(Now.GREEN, "g" + i);
            Checkpoints.checkpoint(now);
        }
        assertThat(now.things()).hasSize(1);
        later.crash(disk, NOTHING_UNSAFE_KEPT);
        try (World after = new World(disk)) {
            assertThat(new NewShelf("s").things()).doesNotContainKey(Now.RED).hasSize(1);
        }
    }

    /** A call that is under way when the program ends, as one that has called {@code System.exit} is for ever, keeps the program from ending. */
    @Test
    void closing_doesNotWaitForEverForACallThatWaitsForIt() throws Exception {
        World world = new World(disk);
        Shelf shelf = new Shelf("s");
        shelf.put("a", "b");
        CountDownLatch closed = new CountDownLatch(1);
        boolean[] inTime = {true};
        shelf.within(() -> {
            Thread exit = new Thread(() -> {
                Stores.of(world.environment()).close();
                closed.countDown();
            });
            exit.setDaemon(true);
            exit.start();
            try {
                inTime[0] = closed.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        closed.await();
        world.vanish();
        assertThat(inTime[0]).isTrue();
    }

    /** Asking for a checkpoint after the stores were closed gives a failure of the executor's. */
    @Test
    void checkpointAfterClosing_saysThatTheStoreWasClosed() {
        World world = new World(disk);
        Shelf shelf = new Shelf("s");
        Stores.of(world.environment()).close();
        assertThatThrownBy(() -> Checkpoints.checkpoint(shelf))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("its store was closed");
        world.vanish();
    }
}
