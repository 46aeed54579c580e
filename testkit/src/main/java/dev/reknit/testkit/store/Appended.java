package dev.reknit.testkit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.reknit.Durability;
import dev.reknit.runtime.store.Store;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The records of a test, to be compared with what a store gives back. For one thread. */
final class Appended {
    private final Random random = new Random(4711);
    private final List<Entry> entries = new ArrayList<>();

    /** One record; buffers are compared by their contents. */
    record Entry(long position, int type, ByteBuffer data) {}

    /** Appends a record of random type and data. */
    long append(Store store, int bytes, Durability durability) {
        byte[] data = new byte[bytes];
        random.nextBytes(data);
        int type = 1 + random.nextInt(254);
        long position = store.append(type, buffer -> buffer.put(data), durability);
        assertTrue(position > last(), () -> "position " + position + " does not rise; the one before it was " + last());
        entries.add(new Entry(position, type, ByteBuffer.wrap(data)));
        return position;
    }

    /** Appends some records and waits for all. */
    void appendMany(Store store, int count) {
        for (int i = 0; i < count; i++) {
            append(store, i % 100, Durability.ASYNC);
        }
        store.awaitDurable(last());
    }

    /** The position of the last record; 0 if there is none. */
    long last() {
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).position;
    }

    List<Entry> entries() {
        return entries;
    }

    List<Entry> from(long position) {
        return entries.stream().filter(each -> each.position >= position).toList();
    }

    /** Checks that all are there, and nothing else. */
    void assertAllIn(Store store) {
        assertEquals(entries, read(store, store.first()));
    }

    static List<Entry> read(Store store, long from) {
        List<Entry> read = new ArrayList<>();
        store.read(from, (position, type, data) -> {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            read.add(new Entry(position, type, ByteBuffer.wrap(bytes)));
        });
        return read;
    }
}
