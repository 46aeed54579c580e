package dev.reknit.runtime.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.StateRecoveryException;
import dev.reknit.runtime.store.Folder;
import dev.reknit.runtime.store.FolderStore;
import dev.reknit.runtime.store.Repair;
import dev.reknit.testkit.crash.SimulatedDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checkpoints that are damaged or missing: their objects never look like new ones, never get a state that they did not have, and others are not harmed. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LostCheckpointsTest {
    private static final int IN_FIRST_RECORD = 160;
    private static final int[] BITS =
            Boolean.getBoolean("reknit.slow") ? new int[] {1, 2, 4, 8, 16, 32, 64, 128, 255} : new int[] {1, 128};

    private final SimulatedDisk disk = new SimulatedDisk();

    /** What befalls a file. */
    enum Loss {
        HEADER_DAMAGED {
            @Override
            void befall(SimulatedDisk disk, String file) {
                flip(disk, file, 30, 1);
            }
        },
        IDENTITY_DAMAGED {
            @Override
            void befall(SimulatedDisk disk, String file) {
                flip(disk, file, IN_FIRST_RECORD, 1);
            }
        },
        STATE_DAMAGED {
            @Override
            void befall(SimulatedDisk disk, String file) {
                flip(disk, file, disk.files().get(file).length - 40, 1);
            }
        },
        FILE_MISSING {
            @Override
            void befall(SimulatedDisk disk, String file) {
                try (Folder folder = disk.open()) {
                    folder.delete(file);
                    folder.sync();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };

        abstract void befall(SimulatedDisk disk, String file);
    }

    private static void flip(SimulatedDisk disk, String file, int at, int bits) {
        byte[] bytes = disk.files().get(file);
        bytes[at] ^= (byte) bits;
        disk.put(file, bytes);
    }

    private List<String> checkpoints() {
        return disk.files().keySet().stream()
                .filter(each -> each.endsWith(".snapshot"))
                .sorted()
                .toList();
    }

    /** The log goes on until it has nothing left from before. */
    private void workElsewhere() {
        Stock busy = new Stock("busy");
        for (int i = 0; i < 100; i++) {
            busy.hurry("item " + i, 1);
            if (i % 10 == 9) {
                Checkpoints.checkpoint(busy);
            }
        }
        assertThat(disk.files().keySet()).as("pruned").doesNotContain("00000000000000000001.log");
    }

    private void checkRefused(String name) {
        for (int i = 0; i < 2; i++) {
            try (World world = new World(disk)) {
                assertThatThrownBy(() -> new Stock(name))
                        .isInstanceOf(StateRecoveryException.class)
                        .hasMessageContaining("stock \"" + name + "\" in store default cannot be recovered")
                        .hasMessageContaining("reknit repair");
                assertThat(new Stock("new " + i).total())
                        .as("no harm to others")
                        .isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyCheckpoint_ofAnObjectWithoutJournal_isNotTakenForNone(Loss loss) {
        try (World world = new World(disk)) {
            Stock stock = new Stock("main");
            stock.count(42);
            Checkpoints.checkpoint(stock);
        }
        loss.befall(disk, checkpoints().get(0));
        checkRefused("main");
    }

    @ParameterizedTest
    @EnumSource
    void onlyCheckpoint_whoseLogIsPruned_isNotTakenForNone(Loss loss) {
        try (World world = new World(disk)) {
            Stock stock = new Stock("main");
            stock.add("nut", 3);
            Checkpoints.checkpoint(stock);
            workElsewhere();
        }
        loss.befall(disk, checkpoints().get(0));
        checkRefused("main");
    }

    @ParameterizedTest
    @EnumSource
    void journalThatGoesOnBehindALostCheckpoint_isNotRunWithoutIt(Loss loss) {
        World before = new World(disk);
        Stock stock = new Stock("main");
        stock.count(42);
        Checkpoints.checkpoint(stock);
        Stock other = new Stock("other");
        other.add("bolt", 1);
        Checkpoints.checkpoint(other);
        workElsewhere();
        stock.add("nut", 3);
        other.add("bolt", 1);
        before.crash(disk, 0);
        List<String> files = checkpoints();
        loss.befall(disk, files.get(0));
        loss.befall(disk, files.get(1));
        checkRefused("main");
        checkRefused("other");
    }

    @ParameterizedTest
    @EnumSource
    void lostObject_thatIsGivenUp_beginsAnewAndTheOthersGoOn(Loss loss) throws IOException {
        String then;
        try (World world = new World(disk)) {
            Stock whole = new Stock("whole");
            whole.add("nut", 2);
            Checkpoints.checkpoint(whole);
            then = whole.toString();
            Stock lost = new Stock("lost");
            lost.count(42);
            Checkpoints.checkpoint(lost);
            lost.add("nut", 3);
            Checkpoints.checkpoint(lost);
        }
        List<String> files = checkpoints();
        files.subList(1, files.size()).forEach(each -> loss.befall(disk, each));
        checkRefused("lost");
        try (Folder folder = disk.open()) {
            Repair.Report unused = Repair.of(folder);
        }
        Identity identity = new Identity("stock", "lost");
        try (FolderStore store = World.open(disk.open())) {
            assertThat(LostObjects.in(store)).containsExactly(identity);
            LostObjects.giveUp(store, List.of(identity));
            assertThat(LostObjects.in(store)).isEmpty();
        }
        try (World world = new World(disk)) {
            Stock anew = new Stock("lost");
            assertThat(anew.total()).isZero();
            anew.add("bolt", 1);
            assertThat(new Stock("whole")).hasToString(then);
        }
        try (World world = new World(disk)) {
            assertThat(new Stock("lost").total()).isEqualTo(1);
            workElsewhere();
        }
        try (World world = new World(disk)) {
            assertThat(new Stock("lost").total()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyCheckpoint_whoseLogIsThere_isNotNeeded(Loss loss) {
        World before = new World(disk);
        Stock stock = new Stock("main");
        stock.add("nut", 3);
        Checkpoints.checkpoint(stock);
        stock.add("nut", 4);
        String then = stock.toString();
        before.crash(disk, 0);
        loss.befall(disk, checkpoints().get(0));
        try (World world = new World(disk)) {
            assertThat(new Stock("main")).hasToString(then);
        }
    }

    @ParameterizedTest
    @EnumSource
    void olderIncrementInAChain_isPassedOverWithAllThatBuildOnIt(Loss loss) {
        World before = new World(disk);
        Stock stock = new Stock("main");
        for (int i = 0; i < 200; i++) {
            stock.hurry("item number " + i, i + 1);
        }
        Checkpoints.checkpoint(stock);
        for (int i = 0; i < 4; i++) {
            stock.add("item number " + i, 1_000);
            Checkpoints.checkpoint(stock);
        }
        stock.add("last", 1);
        String then = stock.toString();
        before.crash(disk, 0);
        List<String> files = checkpoints();
        assertThat(files).as("a full checkpoint and increments").hasSize(5);
        loss.befall(disk, files.get(2));
        try (World world = new World(disk)) {
            assertThat(new Stock("main")).hasToString(then);
        }
    }

    @Test
    void anyByteOfAnyCheckpoint_changed_isFoundOrHarmless() {
        World before = new World(disk);
        Stock journaled = new Stock("journaled");
        journaled.add("nut", 1);
        Checkpoints.checkpoint(journaled);
        journaled.add("nut", 2);
        Checkpoints.checkpoint(journaled);
        journaled.add("nut", 3);
        Stock counted = new Stock("counted");
        counted.count(7);
        Checkpoints.checkpoint(counted);
        Map<String, byte[]> files = new TreeMap<>(disk.files());
        before.vanish();
        String journaledThen = journaled.toString();
        String countedThen = counted.toString();
        int refused = 0;
        for (String file : files.keySet().stream()
                .filter(each -> each.endsWith(".snapshot"))
                .toList()) {
            for (int at = 0; at < files.get(file).length; at++) {
                SimulatedDisk changed = new SimulatedDisk();
                files.forEach(changed::put);
                flip(changed, file, at, BITS[at % BITS.length]);
                World world = new World(changed);
                try {
                    assertThat(new Stock("journaled"))
                            .as("%s, byte %s", file, at)
                            .hasToString(journaledThen);
                    assertThat(new Stock("new").total()).isZero();
                    assertThat(new Stock("counted")).as("%s, byte %s", file, at).hasToString(countedThen);
                } catch (StateRecoveryException found) {
                    assertThat(found).hasMessageContaining("counted");
                    refused++;
                } finally {
                    world.close();
                }
            }
        }
        assertThat(refused).isGreaterThan(128);
    }
}
