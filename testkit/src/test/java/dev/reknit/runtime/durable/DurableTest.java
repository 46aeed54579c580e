package dev.reknit.runtime.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.runtime.event.CheckpointEvent;
import dev.reknit.runtime.event.RecoveryEvent;
import dev.reknit.testkit.crash.SimulatedDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an object has after its process has ended. */
@Timeout(60)
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
    void secondObjectWithTheSameKey_isRefused() {
        try (World world = new World(disk)) {
            Stock stock = new Stock("main");
            assertThatThrownBy(() -> new Stock("main"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("stock \"main\"")
                    .hasMessageContaining("Only one may be alive");
            assertThat(new Stock("other").total()).isEqualTo(stock.total());
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
    void callsAfterTheStoreIsClosed_sayThatItIs() {
        World world = new World(disk);
        Stock stock = new Stock("main");
        world.close();
        assertThatThrownBy(() -> stock.add("nut", 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("store default was closed");
    }
}
