package dev.reknit.runtime.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.runtime.event.CheckpointEvent;
import dev.reknit.runtime.store.StoreFailedException;
import dev.reknit.runtime.store.Stores;
import dev.reknit.testkit.crash.Fault;
import dev.reknit.testkit.crash.SimulatedDisk;
import java.util.concurrent.TimeUnit;
import javax.management.JMX;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is not allowed, what happens when the disk fails, and what an operator sees of it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DurableRefusalsTest {
    private static final long NOTHING_UNSAFE_KEPT = 0;

    private final SimulatedDisk disk = new SimulatedDisk();

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
    void callsAfterTheStoreIsClosed_sayThatItIs() {
        World world = new World(disk);
        Stock stock = new Stock("main");
        world.close();
        assertThatThrownBy(() -> stock.add("nut", 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("store default was closed");
    }

    @Test
    void callsAfterTheProgramHasBegunToEnd_sayThatItHas() {
        World world = new World(disk);
        Stock stock = new Stock("main");
        Stores.of(world.environment()).closeAtEnd();
        assertThatThrownBy(() -> stock.add("nut", 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("cannot be called: the program is shutting down, and store default was closed");
        world.close();
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
    void beanOfAStore_showsAndWritesCheckpoints() throws Exception {
        try (World world = new World(disk)) {
            Stock stock = new Stock("main");
            stock.add("nut", 3);
            MBeanServer server = MBeanServerFactory.newMBeanServer();
            ObjectName name = new StoreBean(Durable.of(stock).store()).registerWith(server);
            StoreMXBean bean = JMX.newMXBeanProxy(server, name, StoreMXBean.class);
            assertThat(bean.getObjects()).containsExactly("stock \"main\"");
            assertThat(bean.getUnsaved()).isEqualTo(1);
            bean.checkpoint("stock \"main\"");
            assertThat(bean.getUnsaved()).isZero();
            assertThat(bean.status("stock \"main\""))
                    .containsEntry("checkpoints", "1")
                    .containsEntry("lastFull", "true");
            assertThat(bean.getLongestPauseNanos()).isPositive();
            MBeanInfo info = server.getMBeanInfo(name);
            assertThat(info.getDescription()).isEqualTo("A store with durable objects");
            assertThat(info.getOperations())
                    .allSatisfy(each -> assertThat(each.getSignature())
                            .allSatisfy(
                                    parameter -> assertThat(parameter.getName()).isEqualTo("object")))
                    .extracting(MBeanOperationInfo::getDescription)
                    .contains("Writes a checkpoint of an object, and waits for it");
        }
    }
}
