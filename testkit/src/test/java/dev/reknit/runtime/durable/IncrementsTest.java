package dev.reknit.runtime.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.state.collections.TrackedTreeMap;
import dev.reknit.testkit.crash.SimulatedDisk;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rare courses of events that were wrong once; each test says what was. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class IncrementsTest {
    private static final long NOTHING_UNSAFE_KEPT = 0;

    private final SimulatedDisk disk = new SimulatedDisk();

    /** So much that an increment is small beside it, and not merged with it at once. */
    private static void fill(Shelf shelf) {
        for (int i = 0; i < 100; i++) {
            shelf.put("filler " + i, "something that is quite long, so that the full checkpoint is long, too");
        }
    }

    /**
     * Merging leaves out an object that nothing leads to any more, but the table of live objects still has its number: when the object comes back, increments
     * refer to what is not there, and the object can never be recovered again.
     */
    @Test
    void objectThatLeftBeforeAMergeAndCameBack_isRecovered() {
        World before = new World(disk);
        Shelf shelf = new Shelf("s");
        Box box = new Box(1);
        shelf.put("a", box);
        Checkpoints.checkpoint(shelf);
        shelf.remove("a");
        for (int i = 0; i < 5; i++) {
            shelf.put("b", "c" + i);
            Checkpoints.checkpoint(shelf);
        }
        shelf.put("a", box);
        Checkpoints.checkpoint(shelf);
        String then = shelf.toString();
        before.crash(disk, NOTHING_UNSAFE_KEPT);
        try (World after = new World(disk)) {
            assertThat(new Shelf("s")).hasToString(then);
        }
    }

    /**
     * The argument of an acknowledged call is lost by the checkpoint after it if the object is known there: the increment has a reference to what the object was.
     */
    @Test
    void argumentThatAnEarlierCheckpointKnows_isSavedAsItWasGiven() {
        World before = new World(disk);
        Shelf shelf = new Shelf("s");
        fill(shelf);
        shelf.put("a", new Box(1));
        Checkpoints.checkpoint(shelf);
        Box mine = (Box) Objects.requireNonNull(shelf.remove("a"));
        mine.count(2);
        shelf.put("b", mine);
        Checkpoints.checkpoint(shelf);
        before.crash(disk, NOTHING_UNSAFE_KEPT);
        try (World after = new World(disk)) {
            assertThat(new Shelf("s").things().get("b")).hasToString("box 2");
        }
    }

    /**
     * What a call on another object takes back after a checkpoint of this one is in no increment: a call that did not happen is there.
     */
    @Test
    void callThatAnOuterCallOnAnotherObjectTakesBack_isNotThereAfterTheNextCheckpoint() {
        World before = new World(disk);
        Shelf shelf = new Shelf("s");
        Shelf other = new Shelf("other");
        fill(shelf);
        Checkpoints.checkpoint(shelf);
        assertThatThrownBy(() -> other.within(() -> {
                    shelf.put("never", "there");
                    Checkpoints.request(shelf).join();
                    throw new IllegalStateException("taken back");
                }))
                .hasMessage("taken back");
        shelf.put("a", "b");
        assertThat(shelf.things()).doesNotContainKey("never");
        Checkpoints.checkpoint(shelf);
        before.crash(disk, NOTHING_UNSAFE_KEPT);
        try (World after = new World(disk)) {
            assertThat(new Shelf("s").things().get("never")).isNull();
        }
    }

    /**
     * Merging goes by the bytes of keys, and those of keys that are equal to their map can differ (BigDecimal by its order, records with an {@code equals} of
     * their own): what was removed is there again.
     */
    @Test
    void keyThatWasRemovedByAnEqualOneWithOtherBytes_staysRemovedWhenMerged() {
        World before = new World(disk);
        Shelf shelf = new Shelf("s", new TrackedTreeMap<>());
        shelf.put(new BigDecimal("1.0"), "level");
        shelf.put(new BigDecimal("7"), "other");
        Checkpoints.checkpoint(shelf);
        shelf.remove(new BigDecimal("1.00"));
        shelf.put(new BigDecimal("1.00"), "another");
        Checkpoints.checkpoint(shelf);
        shelf.remove(new BigDecimal("1"));
        Checkpoints.checkpoint(shelf);
        String then = shelf.toString();
        before.crash(disk, NOTHING_UNSAFE_KEPT);
        try (World after = new World(disk)) {
            assertThat(new Shelf("s", new TrackedTreeMap<>())).hasToString(then);
        }
    }

    /** A clone has the lock of the original, and by it its journal: what is called on the clone is done to the original when it is recovered. */
    @Test
    void callOnAClone_isNotJournaledForTheOriginal() {
        try (World world = new World(disk)) {
            Shelf shelf = new Shelf("s");
            shelf.put("a", "b");
            long position = Checkpoints.status(shelf).position();
            shelf.copy().put("c", "d");
            assertThat(Checkpoints.status(shelf).position()).isEqualTo(position);
            assertThat(world.environment()).isNotNull();
        }
    }

    private static void apart(World world, Runnable task) {
        CompletableFuture.runAsync(
                        () -> {
                            try (Environment.Binding there = world.environment().bind()) {
                                task.run();
                            }
                        },
                        each -> new Thread(each).start())
                .join();
    }

    /**
     * A call that an outer call on another object takes back after somebody else called the object: the hash of the other call's entry has that of the one
     * that did not happen, and the object can never be recovered again.
     */
    @Test
    void callBesideOneThatIsTakenBackLater_canBeRunAgain() {
        World before = new World(disk);
        Shelf shelf = new Shelf("s");
        Shelf other = new Shelf("other");
        assertThatThrownBy(() -> other.within(() -> {
                    shelf.put("never", "there");
                    apart(before, () -> shelf.put("a", "b"));
                    throw new IllegalStateException("taken back");
                }))
                .hasMessage("taken back");
        other.put("all before", "is safe");
        String then = shelf.toString();
        before.crash(disk, NOTHING_UNSAFE_KEPT);
        try (World after = new World(disk)) {
            assertThat(new Shelf("s")).hasToString(then);
        }
    }

    /**
     * Checkpoints that are written within a call on another object which then fails are no good, but the ones before are deleted for them, and the log is
     * pruned: the object can never be recovered again.
     */
    @Test
    void checkpointWithinACallOnAnotherObjectThatFails_leavesWhatRecoveryNeeds() {
        World before = new World(disk);
        Shelf shelf = new Shelf("s");
        Shelf other = new Shelf("other");
        fill(shelf);
        Checkpoints.checkpoint(shelf);
        Checkpoints.checkpoint(other);
        assertThatThrownBy(() -> other.within(() -> {
                    for (int i = 0; i < 300; i++) {
                        shelf.put("never " + i, "there");
                    }
                    Checkpoints.request(shelf).join();
                    throw new IllegalStateException("taken back");
                }))
                .hasMessage("taken back");
        shelf.put("a", "b");
        assertThat(shelf.things()).hasSize(101);
        before.crash(disk, NOTHING_UNSAFE_KEPT);
        try (World after = new World(disk)) {
            assertThat(new Shelf("s").things()).hasSize(101);
        }
    }

    /** When a checkpointed call has thrown, the marks of the journaled calls that were taken back with it are not safe yet: after a crash they have happened. */
    @Test
    void callsThatAnOuterCallTookBack_areNotThereAfterACrash() {
        World before = new World(disk);
        Shelf shelf = new Shelf("s");
        assertThatThrownBy(() -> shelf.within(() -> {
                    shelf.put("never", "there");
                    throw new IllegalStateException("taken back");
                }))
                .hasMessage("taken back");
        before.crash(disk, NOTHING_UNSAFE_KEPT);
        try (World after = new World(disk)) {
            assertThat(new Shelf("s").things()).isEmpty();
        }
    }

    /** The changed keys of one map are one record, however long: beyond 64 MiB no checkpoint can be written any more. */
    @Test
    void manyChangedKeysWithLongValues_canBeSaved() {
        World before = new World(disk);
        Shelf shelf = new Shelf("s");
        shelf.within(() -> fillLong(shelf, "a"));
        Checkpoints.checkpoint(shelf);
        shelf.within(() -> fillLong(shelf, "b"));
        Checkpoints.checkpoint(shelf);
        before.vanish();
    }

    private static void fillLong(Shelf shelf, String with) {
        for (int i = 0; i < 70; i++) {
            shelf.things().put(i, with.repeat(1 << 20));
        }
    }
}
