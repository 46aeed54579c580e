package dev.reknit.testkit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.reknit.Durability;
import dev.reknit.runtime.store.Snapshot;
import dev.reknit.runtime.store.SnapshotOutput;
import dev.reknit.runtime.store.Store;
import dev.reknit.runtime.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link Store} promises of its snapshots. */
public abstract class SnapshotContract extends StoreContract {
    private static final int RECORD = 10_000;
    private static final int MANY = 200;

    /** For subclasses. */
    protected SnapshotContract() {}

    private Snapshot write(long position, int records, int seed) {
        return store().writeSnapshot(position, output -> fill(output, records, seed));
    }

    private static void fill(SnapshotOutput output, int records, int seed) {
        for (int i = 1; i <= records; i++) {
            int number = i;
            long added = output.add(number % 254 + 1, buffer -> {
                for (int k = 0; k < RECORD; k++) {
                    buffer.put((byte) (k * k * number + seed));
                }
            });
            assertEquals(number, added, "number of a record");
        }
    }

    private void assertHas(Snapshot snapshot, int records, int seed) {
        List<Long> numbers = new ArrayList<>();
        store().readSnapshot(snapshot, (number, type, data) -> {
            numbers.add(number);
            assertEquals((int) (number % 254 + 1), type);
            assertEquals(RECORD, data.remaining());
            for (int k = 0; k < RECORD; k++) {
                assertEquals((byte) (k * k * number + seed), data.get(), "byte " + k + " of record " + number);
            }
        });
        assertEquals(records, numbers.size());
        for (int i = 0; i < records; i++) {
            assertEquals(i + 1, numbers.get(i));
        }
    }

    @Test
    void snapshot_isReadAsItWasWritten() {
        Snapshot large = write(0, MANY, 1);
        Snapshot empty = write(0, 0, 0);
        assertHas(large, MANY, 1);
        assertHas(empty, 0, 0);
        reopened();
        assertEquals(List.of(large, empty), store().snapshots());
        assertHas(large, MANY, 1);
        assertHas(empty, 0, 0);
    }

    @Test
    void headOfASnapshot_isItsFirstRecord() {
        Snapshot snapshot = write(0, 3, 7);
        List<Integer> lengths = new ArrayList<>();
        store().readHead(snapshot, (number, type, data) -> {
            assertEquals(1, number);
            lengths.add(data.remaining());
        });
        assertEquals(List.of(RECORD), lengths);
        store().readHead(write(0, 0, 0), (number, type, data) -> {
            throw new AssertionError("there is no record");
        });
    }

    @Test
    void snapshots_areListedFromTheOldestOn() {
        Instant begun = Instant.now().minus(Duration.ofMinutes(1));
        List<Snapshot> written = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            long position = appended().append(store(), 10, Durability.ASYNC);
            Snapshot snapshot = write(position, i, i);
            written.add(snapshot);
            assertEquals(position, snapshot.position());
            assertTrue(snapshot.bytes() > 0);
            assertTrue(snapshot.created().isAfter(begun));
            assertTrue(store().durable() >= position, "the snapshot tells of a record that is not safe");
        }
        assertEquals(written, store().snapshots());
        assertEquals(written, reopened().snapshots());
        for (int i = 1; i < written.size(); i++) {
            assertTrue(written.get(i).number() > written.get(i - 1).number());
        }
        Snapshot next = write(0, 1, 1);
        assertTrue(next.number() > written.get(4).number());
    }

    @Test
    void deletedSnapshot_isGoneAndTheOthersStay() {
        Snapshot one = write(0, 1, 1);
        Snapshot two = write(0, 2, 2);
        Snapshot three = write(0, 3, 3);
        store().deleteSnapshot(two);
        store().deleteSnapshot(two);
        assertEquals(List.of(one, three), store().snapshots());
        assertThrows(StoreException.class, () -> assertHas(two, 2, 2));
        assertThrows(StoreException.class, () -> store().readHead(two, (number, type, data) -> {}));
        assertHas(one, 1, 1);
        assertEquals(List.of(one, three), reopened().snapshots());
    }

    @Test
    void writerThatThrows_leavesNoSnapshot() {
        Snapshot before = write(0, 1, 1);
        IllegalStateException own = new IllegalStateException("the writer's own");
        assertSame(
                own,
                assertThrows(
                        IllegalStateException.class,
                        () -> store().writeSnapshot(0, output -> {
                            fill(output, MANY, 1);
                            throw own;
                        })));
        assertThrows(
                IllegalArgumentException.class, () -> store().writeSnapshot(0, output -> output.add(0, buffer -> {})));
        assertEquals(List.of(before), store().snapshots());
        Snapshot after = write(0, 2, 2);
        assertEquals(List.of(before, after), reopened().snapshots());
        assertHas(after, 2, 2);
    }

    @Test
    void snapshotOfWhatWasNeverAppended_isRefused() {
        long last = appended().append(store(), 10, Durability.SYNC);
        assertThrows(IllegalArgumentException.class, () -> write(last + 1_000, 1, 1));
        assertEquals(List.of(), store().snapshots());
    }

    @Test
    void storeThatIsKilled_hasItsSnapshots() {
        List<Snapshot> written = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            written.add(write(0, i, i));
            assertEquals(written, killed().snapshots());
        }
        for (int i = 0; i < 3; i++) {
            assertHas(written.get(i), i, i);
        }
    }

    @Test
    void logAndSnapshots_replaceEachOther() {
        appended().appendMany(store(), MANY);
        Snapshot snapshot = write(appended().last(), 2, 2);
        store().prune(snapshot.position() + 1);
        appended().appendMany(store(), MANY);
        reopened();
        assertEquals(List.of(snapshot), store().snapshots());
        long from = snapshot.position() + 1;
        assertEquals(appended().from(from), Appended.read(store(), from));
    }
}
