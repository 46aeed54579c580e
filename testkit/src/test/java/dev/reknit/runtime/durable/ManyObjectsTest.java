package dev.reknit.runtime.durable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.runtime.event.RecoveryEvent;
import dev.reknit.runtime.store.FolderStoreSettings;
import dev.reknit.runtime.store.LogSettings;
import dev.reknit.runtime.store.OneByOne;
import dev.reknit.testkit.VirtualTime;
import dev.reknit.testkit.crash.SimulatedDisk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many objects in one store, and much of one. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class ManyObjectsTest {
    private static final int OBJECTS = Boolean.getBoolean("reknit.slow") ? 5_000 : 1_000;
    private static final int THREADS = 4;
    private static final int NOTHING_UNSAFE_KEPT = 0;
    private static final LogSettings LOG = LogSettings.DEFAULTS.withSegmentBytes(64 << 10);

    private final SimulatedDisk disk = new SimulatedDisk();
    private final VirtualTime time = VirtualTime.manual();

    private World world() {
        return new World(OneByOne.open(disk.open(), FolderStoreSettings.DEFAULTS.withLog(LOG)), time);
    }

    /** Each object by one of several threads. */
    private static void eachByThreads(World world, Use use) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread;
                all.add(threads.submit(() -> {
                    try (var bound = world.environment().bind()) {
                        for (int i = first; i < OBJECTS; i += THREADS) {
                            use.of(i);
                        }
                    }
                }));
            }
            for (Future<?> each : all) {
                Object unused = each.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private interface Use {
        void of(int number);
    }

    @Test
    void manyObjects_areAllRecoveredAfterCheckpointsAndPruning() throws Exception {
        World before = world();
        String[] states = new String[OBJECTS];
        eachByThreads(before, i -> {
            Stock stock = new Stock("object " + i);
            stock.hurry("item", i + 1);
            if (i % 3 != 0) {
                Checkpoints.checkpoint(stock);
            }
            stock.hurry("item", 1);
            if (i % 5 == 0) {
                Checkpoints.checkpoint(stock);
            }
            states[i] = stock.toString();
        });
        Stock last = new Stock("last");
        last.add("item", 1); // So that all before it is safe.
        before.crash(disk, NOTHING_UNSAFE_KEPT);
        World between = world();
        eachByThreads(between, i -> {
            Stock stock = new Stock("object " + i);
            assertThat(stock).hasToString(states[i]);
            if (i % 2 == 0) {
                stock.hurry("item", 1);
            }
            Checkpoints.checkpoint(stock);
            Checkpoints.checkpoint(stock);
            states[i] = stock.toString();
        });
        assertThat(between.events(RecoveryEvent.Diverged.class)).isEmpty();
        assertThat(disk.files().containsKey("00000000000000000001.log"))
                .as("the log has its beginning")
                .isFalse();
        between.crash(disk, NOTHING_UNSAFE_KEPT);
        World after = world();
        eachByThreads(after, i -> assertThat(new Stock("object " + i)).hasToString(states[i]));
        after.close();
    }

    @Test
    void longRecovery_tellsHowFarItIs() {
        int calls = 9_000;
        World before = world();
        Stock stock = new Stock("main");
        for (int i = 0; i < calls; i++) {
            stock.take("item " + i % 10, 1);
        }
        String then = stock.toString();
        before.crash(disk, NOTHING_UNSAFE_KEPT);
        try (World after = world()) {
            Stock.OUTSIDE.set(() -> {
                time.advance(Duration.ofMillis(2));
                return false;
            });
            assertThat(new Stock("main")).hasToString(then);
            assertThat(after.events(RecoveryEvent.GoesOn.class))
                    .extracting(RecoveryEvent.GoesOn::done)
                    .containsExactly(4_096L, 8_192L);
            assertThat(after.events(RecoveryEvent.GoesOn.class))
                    .extracting(RecoveryEvent.GoesOn::entries)
                    .containsOnly((long) calls);
        } finally {
            Stock.OUTSIDE.remove();
        }
    }
}
