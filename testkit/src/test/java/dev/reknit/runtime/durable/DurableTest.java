package dev.reknit.runtime.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.runtime.event.CheckpointEvent;
import dev.reknit.runtime.event.RecoveryEvent;
import dev.reknit.testkit.crash.SimulatedDisk;
import dev.reknit.testkit.crash.Fault;
import dev.reknit.runtime.store.StoreFailedException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
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
    void storeThatFails_endsJournaledCallsAndCheckpointsAndSaysSoOnce() {
        World world = new World(disk);
        Stock stock = new Stock("main");
        stock.add("nut", 3);
        String then = stock.toString();
        disk.failAt(disk.operations() + 1, Fault.EIO);
        assertThatThrownBy(() -> stock.add("nut", 1)).isInstanceOf(StoreFailedException.class);
        String unknown = stock.toString();
        assertThatThrownBy(() -> stock.add("nut", 1)).isInstanceOf(StoreFailedException.class);
        assertThat(stock).as("its body has not run").hasToString(unknown);
        stock.count(1);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> Checkpoints.checkpoint(stock)).isInstanceOf(StoreFailedException.class);
        }
        assertThat(world.events(CheckpointEvent.Failed.class)).hasSize(1);
        assertThat(Checkpoints.status(stock).failed()).isEqualTo(3);
        world.crash(disk, NOTHING_UNSAFE_KEPT);
        try (World after = new World(disk)) {
            assertThat(new Stock("main").toString()).isIn(then, unknown);
        }
    }

    @Test
    void checkpointWithinACall_isRefusedWithTheCure() {
        try (World world = new World(disk)) {
            Stock stock = new Stock("main");
            Stock.OUTSIDE.set(() -> {
                assertThatThrownBy(() -> Checkpoints.checkpoint(stock)).hasMessageContaining("Checkpoints.request");
                return false;
            });
            stock.take("nut", 1);
        } finally {
            Stock.OUTSIDE.remove();
        }
    }

    @Test
    void journaledCallOfAnotherObjectFromWithinOne_isRefusedAndNothingHappens() {
        try (World world = new World(disk)) {
            Stock one = new Stock("one");
            Stock other = new Stock("other");
            Stock.OUTSIDE.set(() -> {
                other.add("nut", 1);
                return false;
            });
            assertThatThrownBy(() -> one.take("nut", 1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("stock \"other\"")
                    .hasMessageContaining("Call both from outside");
            assertThat(one.goods()).isEmpty();
            assertThat(other.goods()).isEmpty();
        } finally {
            Stock.OUTSIDE.remove();
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
            assertThat(new Stock("main").total()).as("the count was not journaled").isEqualTo(3);
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
        return stock.toString();
    }

    @Test
    void beanOfAStore_showsAndWritesCheckpoints() throws Exception {
        try (World world = new World(disk)) {
            Stock stock = new Stock("main");
            stock.add("nut", 3);
            MBeanServer server = MBeanServerFactory.newMBeanServer();
            ObjectName name =
                    new StoreBean(Durable.of(stock).store()).registerWith(server);
            StoreMXBean bean = JMX.newMXBeanProxy(server, name, StoreMXBean.class);
            assertThat(bean.getObjects()).containsExactly("stock \"main\"");
            assertThat(bean.getUnsaved()).isEqualTo(1);
            bean.checkpoint("stock \"main\"");
            assertThat(bean.getUnsaved()).isZero();
            assertThat(bean.status("stock \"main\"")).containsEntry("checkpoints", "1").containsEntry("lastFull", "true");
            assertThat(bean.getLongestPauseNanos()).isPositive();
        }
    }
}
