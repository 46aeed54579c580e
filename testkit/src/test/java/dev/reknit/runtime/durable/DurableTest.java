package dev.reknit.runtime.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.runtime.event.CheckpointEvent;
import dev.reknit.runtime.event.RecoveryEvent;
import dev.reknit.testkit.crash.SimulatedDisk;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an object has after its process has ended. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DurableTest {
    private static final long NOTHING_UNSAFE_KEPT = 0;

    private final SimulatedDisk disk = new SimulatedDisk();

    @Test
    void journaledCalls_areThereAfterACrash() {
        World before = new World(disk);
        Stock stock = new Stock("main");
        assertThat(stock.add("nut", 3)).isEqualTo(3);
        assertThat(stock.add("nut", 4)).isEqualTo(7);
        stock.take("nut", 2);
        String then = stock.toString();
        before.crash(disk, NOTHING_UNSAFE_KEPT);
        try (World after = new World(disk)) {
            assertThat(new Stock("main")).hasToString(then);
            assertThat(after.events(RecoveryEvent.Done.class))
                    .containsExactly(new RecoveryEvent.Done(
                            "stock \"main\"",
                            "default",
                            0,
                            3,
                            0,
                            after.events(RecoveryEvent.Done.class).get(0).tookNanos()));
        }
    }

    @Test
    void checkpoint_holdsAllAndIsWhatRecoveryBeginsWith() {
        World before = new World(disk);
        Stock stock = new Stock("main");
        stock.add("nut", 3);
        stock.count(10);
        Checkpoints.checkpoint(stock);
        stock.add("bolt", 1);
        String then = stock.toString();
        before.crash(disk, NOTHING_UNSAFE_KEPT);
        try (World after = new World(disk)) {
            assertThat(new Stock("main")).hasToString(then);
            assertThat(after.events(RecoveryEvent.Done.class))
                    .extracting(RecoveryEvent.Done::entries)
                    .containsExactly(1L);
        }
    }

    @Test
    void callThatThrew_isNotRunAgain() {
        World before = new World(disk);
        Stock stock = new Stock("main");
        stock.add("nut", 3);
        Stock.OUTSIDE.set(() -> true);
        try {
            assertThatThrownBy(() -> stock.take("nut", 1)).hasMessage("the outside is not there");
        } finally {
            Stock.OUTSIDE.remove();
        }
        assertThat(stock.total()).isEqualTo(3);
        before.crash(disk, NOTHING_UNSAFE_KEPT);
        try (World after = new World(disk)) {
            assertThat(new Stock("main").total()).isEqualTo(3);
        }
    }

    @Test
    void outerCallThatThrew_takesItsJournaledCallsBack() {
        World before = new World(disk);
        Stock stock = new Stock("main");
        stock.add("nut", 3);
        Stock.OUTSIDE.set(() -> true);
        try {
            assertThatThrownBy(() -> stock.addTwice("nut", 1)).hasMessage("the outside is not there");
        } finally {
            Stock.OUTSIDE.remove();
        }
        stock.add("bolt", 1);
        String then = stock.toString();
        before.crash(disk, NOTHING_UNSAFE_KEPT);
        try (World after = new World(disk)) {
            assertThat(new Stock("main")).hasToString(then);
            assertThat(after.events(RecoveryEvent.Diverged.class)).isEmpty();
        }
    }

    @Test
    void objectsOfOneStore_areRecoveredEachByItself() {
        World before = new World(disk);
        Stock one = new Stock("one");
        Stock other = new Stock("other");
        one.add("nut", 1);
        other.add("bolt", 2);
        Checkpoints.checkpoint(other);
        one.add("nut", 1);
        other.add("bolt", 2);
        String oneThen = one.toString();
        String otherThen = other.toString();
        before.crash(disk, NOTHING_UNSAFE_KEPT);
        try (World after = new World(disk)) {
            assertThat(new Stock("one")).hasToString(oneThen);
            assertThat(new Stock("other")).hasToString(otherThen);
        }
    }

    @Test
    void close_savesWhatIsNotJournaled() {
        try (World before = new World(disk)) {
            new Stock("main").count(42);
            assertThat(before.events(CheckpointEvent.Written.class)).isEmpty();
        }
        try (World after = new World(disk)) {
            assertThat(new Stock("main").total()).isEqualTo(42);
        }
    }

    @Test
    void incrementsOnAFullCheckpoint_areRecoveredTogether() {
        World before = new World(disk);
        Stock stock = new Stock("main");
        for (int i = 0; i < 2_000; i++) {
            stock.hurry("item number " + i, i + 1);
        }
        Checkpoints.checkpoint(stock);
        for (int i = 0; i < 5; i++) {
            stock.add("item number " + i, 1_000);
            stock.take("item number " + (i + 10), i + 11);
            stock.add("new item " + i, 1);
            Checkpoints.checkpoint(stock);
        }
        stock.add("last", 1);
        String then = stock.toString();
        assertThat(before.events(CheckpointEvent.Written.class))
                .extracting(CheckpointEvent.Written::full)
                .as(before.events(CheckpointEvent.Written.class).toString())
                .containsExactly(true, false, false, false, false, false);
        before.crash(disk, NOTHING_UNSAFE_KEPT);
        World between = new World(disk);
        Stock again = new Stock("main");
        assertThat(again).hasToString(then);
        again.take("last", 1);
        Checkpoints.checkpoint(again);
        then = again.toString();
        assertThat(between.events(CheckpointEvent.Written.class))
                .extracting(CheckpointEvent.Written::full)
                .containsExactly(false);
        between.crash(disk, NOTHING_UNSAFE_KEPT);
        try (World after = new World(disk)) {
            assertThat(new Stock("main")).hasToString(then);
        }
    }

    @Test
    void callThatDidSomethingElseWhenRunAgain_isTold() {
        World before = new World(disk);
        Stock stock = new Stock("main");
        stock.add("nut", 1);
        stock.count(5);
        stock.add("nut", 1);
        stock.add("nut", 1);
        before.crash(disk, NOTHING_UNSAFE_KEPT);
        try (World after = new World(disk)) {
            assertThat(new Stock("main").total())
                    .as("the count was not journaled")
                    .isEqualTo(3);
            assertThat(after.events(RecoveryEvent.Diverged.class))
                    .extracting(RecoveryEvent.Diverged::method)
                    .containsExactly("Stock.add(String,long)");
        }
    }

    @Test
    void objectThatWasCollected_comesAgainWithWhatWasJournaled() throws InterruptedException {
        try (World world = new World(disk)) {
            String then = useAndDrop();
            Stock again = null;
            for (int i = 0; again == null; i++) {
                System.gc();
                try {
                    again = new Stock("main");
                } catch (IllegalStateException alive) {
                    assertThat(i).as("collections").isLessThan(100);
                }
            }
            assertThat(again).hasToString(then);
        }
    }

    private static String useAndDrop() {
        Stock stock = new Stock("main");
        stock.add("nut", 3);
        stock.hurry("nut", 1);
        return stock.toString();
    }

    @Test
    void increments_areMergedWithTheFullCheckpointFromTheFiles() {
        World before = new World(disk);
        Stock stock = new Stock("main");
        for (int i = 0; i < 500; i++) {
            stock.hurry("item number " + i, i + 1);
        }
        Checkpoints.checkpoint(stock);
        for (int round = 0; round < 40; round++) {
            for (int i = 0; i < 100; i++) {
                stock.hurry("item number " + (round * 31 + i) % 700, 1);
            }
            stock.take("item number " + round, stock.goods().get("item number " + round));
            Checkpoints.checkpoint(stock);
        }
        String then = stock.toString();
        assertThat(before.events(CheckpointEvent.Written.class))
                .filteredOn(CheckpointEvent.Written::full)
                .hasSize(1);
        long bytes = disk.files().entrySet().stream()
                .filter(each -> each.getKey().endsWith(".snapshot"))
                .mapToLong(each -> each.getValue().length)
                .sum();
        long full = before.events(CheckpointEvent.Written.class).get(0).bytes();
        assertThat(bytes)
                .as("two generations, each with a full checkpoint of its own at most")
                .isLessThan(6 * full);
        before.crash(disk, NOTHING_UNSAFE_KEPT);
        try (World after = new World(disk)) {
            assertThat(new Stock("main")).hasToString(then);
            assertThat(after.events(RecoveryEvent.Done.class).get(0).entries()).isZero();
        }
    }

    @Test
    void damagedCheckpoint_isPassedOverForTheOneBefore() {
        World before = new World(disk);
        Stock stock = new Stock("main");
        stock.add("nut", 1);
        Checkpoints.checkpoint(stock);
        stock.add("nut", 1);
        Checkpoints.checkpoint(stock);
        stock.add("nut", 1);
        String then = stock.toString();
        before.close();
        String newest = disk.files().keySet().stream()
                .filter(each -> each.endsWith(".snapshot"))
                .reduce((one, other) -> other)
                .orElseThrow();
        byte[] bytes = disk.files().get(newest);
        bytes[bytes.length - 40] ^= 1;
        disk.put(newest, bytes);
        try (World after = new World(disk)) {
            assertThat(new Stock("main")).hasToString(then);
            long number = Long.parseLong(newest.substring(0, newest.indexOf('.')));
            assertThat(after.events(CheckpointEvent.Damaged.class))
                    .isNotEmpty()
                    .allSatisfy(each -> assertThat(each.damaged()).isEqualTo(number));
        }
    }

    @Test
    void objectWhoseCheckpointIsOlderThanTheLog_isRecoveredWithItsLaterCalls() {
        World before = new World(disk);
        Stock idle = new Stock("idle");
        idle.add("nut", 1);
        Checkpoints.checkpoint(idle);
        Stock busy = new Stock("busy");
        for (int i = 0; i < 100; i++) {
            busy.hurry("item " + i, 1);
            if (i % 20 == 19) {
                Checkpoints.checkpoint(busy);
            }
        }
        idle.add("nut", 1);
        String then = idle.toString();
        assertThat(disk.files()).as("pruned").doesNotContainKey("00000000000000000001.log");
        before.crash(disk, NOTHING_UNSAFE_KEPT);
        try (World after = new World(disk)) {
            assertThat(new Stock("idle")).hasToString(then);
        }
    }
}
