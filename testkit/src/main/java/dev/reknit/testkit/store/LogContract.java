package dev.reknit.testkit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reknit.Durability;
import dev.reknit.runtime.store.RecordWriter;
import dev.reknit.runtime.store.Store;
import dev.reknit.runtime.store.StoreException;
import dev.reknit.runtime.store.StoreFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What {@link Store} promises of its log. */
public abstract class LogContract extends StoreContract {
    private static final int MANY = 500;

    /** For subclasses. */
    protected LogContract() {}

    @Test
    void emptyStore_hasNoRecord() {
        assertEquals(0, store().durable());
        assertEquals(List.of(), Appended.read(store(), store().first()));
        store().awaitDurable(0);
        assertEquals(0, reopened().durable());
    }

    @Test
    void records_areReadAsTheyWereFromAnyPosition() {
        appended().appendMany(store(), MANY);
        appended().assertAllIn(store());
        for (long from = store().first(); from <= appended().last() + 1; from++) {
            assertEquals(appended().from(from), Appended.read(store(), from), "from position " + from);
        }
    }

    @Test
    void recordsOfEachLength_areReadAsTheyWere() {
        int most = store().maxRecordBytes();
        for (int length : new int[] {0, 1, 7, 8, 9, 100, most / 2, most - 1, most, 0}) {
            appended().append(store(), Math.min(length, 4 << 20), Durability.SYNC);
        }
        appended().assertAllIn(store());
        reopened();
        appended().assertAllIn(store());
    }

    @Test
    void recordsThatCannotBe_areRefusedAndLeaveNothing() {
        appended().append(store(), 10, Durability.SYNC);
        int most = store().maxRecordBytes();
        for (int type : new int[] {-1, 0, 255, 256}) {
            assertThrows(IllegalArgumentException.class, () -> store().append(type, buffer -> {}, Durability.SYNC));
        }
        RecordWriter tooLong = buffer -> {
            for (int i = 0; i <= most; i++) {
                buffer.put((byte) i);
            }
        };
        assertThrows(IllegalArgumentException.class, () -> store().append(1, tooLong, Durability.SYNC));
        IllegalStateException own = new IllegalStateException("the writer's own");
        assertSame(
                own,
                assertThrows(
                        IllegalStateException.class,
                        () -> store().append(
                                        1,
                                        buffer -> {
                                            buffer.putLong(1);
                                            throw own;
                                        },
                                        Durability.SYNC)));
        appended().append(store(), 10, Durability.SYNC);
        appended().assertAllIn(reopened());
    }

    @Test
    void acknowledgedRecords_areSafe() {
        for (Durability each : new Durability[] {Durability.SYNC, Durability.GROUP}) {
            long position = appended().append(store(), 10, each);
            assertTrue(store().durable() >= position, () -> each + " returned before the record was safe");
        }
        long position = appended().append(store(), 10, Durability.ASYNC);
        store().awaitDurable(position);
        assertTrue(store().durable() >= position);
        assertThrows(IllegalArgumentException.class, () -> store().awaitDurable(position + 1_000));
    }

    @Test
    void storeThatIsOpenedAgain_hasAllAndGoesOn() {
        for (int i = 0; i < 5; i++) {
            appended().appendMany(store(), 20);
            reopened();
            appended().assertAllIn(store());
            assertTrue(store().durable() >= appended().last());
        }
    }

    @Test
    void storeThatIsKilled_hasWhatItAcknowledged() {
        for (int i = 0; i < 5; i++) {
            appended().appendMany(store(), 20);
            killed();
            appended().assertAllIn(store());
        }
    }

    @Test
    void prunedRecords_areGivenUpFromTheOldestOn() {
        appended().appendMany(store(), MANY);
        long before = appended().last() - 50;
        store().prune(before);
        assertTrue(store().first() <= before, "more was given up than was allowed");
        assertEquals(appended().from(store().first()), Appended.read(store(), store().first()));
        if (store().first() > 1) {
            assertThrows(IllegalArgumentException.class, () -> Appended.read(store(), store().first() - 1));
        }
        reopened();
        assertEquals(appended().from(store().first()), Appended.read(store(), store().first()));
        store().prune(appended().last() + 1);
        appended().append(store(), 10, Durability.SYNC);
        assertEquals(appended().from(store().first()), Appended.read(reopened(), store().first()));
    }

    @Test
    void manyThreads_eachKeepTheirOrder() {
        int threads = 8;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<CompletableFuture<List<Long>>> positions = new ArrayList<>();
        for (int thread = 1; thread <= threads; thread++) {
            int type = thread;
            positions.add(CompletableFuture.supplyAsync(() -> appendAs(type), pool));
        }
        List<List<Long>> told = positions.stream().map(CompletableFuture::join).toList();
        pool.shutdown();
        List<Appended.Entry> read = Appended.read(reopened(), store().first());
        assertEquals((long) threads * MANY, read.size());
        for (int thread = 1; thread <= threads; thread++) {
            int type = thread;
            List<Long> found = read.stream()
                    .filter(each -> each.type() == type)
                    .map(Appended.Entry::position)
                    .toList();
            assertEquals(told.get(thread - 1), found);
        }
    }

    private List<Long> appendAs(int type) {
        List<Long> positions = new ArrayList<>();
        Durability[] all = Durability.values();
        for (int i = 0; i < MANY; i++) {
            int number = i;
            positions.add(store().append(type, buffer -> buffer.putInt(number), all[i % all.length]));
        }
        return positions;
    }

    @Test
    void readingWhileOthersAppend_givesABeginning() {
        CompletableFuture<?> writing =
                CompletableFuture.runAsync(() -> appended().appendMany(store(), MANY));
        List<List<Appended.Entry>> seen = new ArrayList<>();
        while (!writing.isDone()) {
            seen.add(Appended.read(store(), store().first()));
        }
        writing.join();
        for (List<Appended.Entry> each : seen) {
            assertEquals(appended().entries().subList(0, each.size()), each);
        }
    }

    @Test
    void interruptedThread_isServedAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        appended().append(store(), 10, Durability.SYNC);
        appended().assertAllIn(store());
        assertTrue(Thread.interrupted(), "the interrupt was swallowed");
        appended().append(store(), 10, Durability.SYNC);
        appended().assertAllIn(reopened());
    }

    @Test
    void closedStore_refusesAndIsNotFailed() {
        appended().append(store(), 10, Durability.ASYNC);
        store().close();
        store().close();
        StoreException refused =
                assertThrows(StoreException.class, () -> store().append(1, buffer -> {}, Durability.SYNC));
        assertFalse(refused instanceof StoreFailedException);
        assertNull(store().failure());
        appended().assertAllIn(reopened());
    }

    @Test
    void storeThatBreaksDown_endsAndKeepsWhatItAcknowledged() {
        appended().appendMany(store(), 20);
        assertNull(store().failure());
        assumeTrue(breakDown(store()), "this store cannot be made to break down");
        for (Durability each : new Durability[] {Durability.SYNC, Durability.GROUP, Durability.ASYNC}) {
            assertThrows(StoreFailedException.class, () -> store().append(1, buffer -> {}, each));
        }
        assertNotNull(store().failure());
        assertTrue(store().durable() >= appended().last());
        store().awaitDurable(appended().last());
        assertThrows(
                StoreException.class, () -> store().writeSnapshot(appended().last() + 1, output -> {}));
        List<Appended.Entry> found = Appended.read(killed(), store().first());
        assertEquals(appended().entries(), found.subList(0, appended().entries().size()));
    }
}
