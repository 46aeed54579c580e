package dev.reknit.benchmarks.store;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * Entries under rising numbers in the store of H2. {@code commit()} writes and syncs nothing, so {@code sync()} follows; without it, a thread of the
 * store's own commits once a second.
 */
final class MVStoreJournal implements Journal {
    private final MVStore store;
    private final MVMap<Long, byte[]> map;
    private final boolean sync;
    private final AtomicLong number = new AtomicLong();

    MVStoreJournal(Path folder, boolean sync) {
        MVStore.Builder builder =
                new MVStore.Builder().fileName(folder.resolve("journal").toString());
        store = (sync ? builder.autoCommitDisabled() : builder).open();
        map = store.openMap("journal");
        this.sync = sync;
    }

    @Override
    public void append(byte[] record) {
        map.put(number.incrementAndGet(), record);
        if (sync) {
            store.commit();
            store.sync();
        }
    }

    @Override
    public void fill(Iterable<byte[]> records) {
        for (byte[] record : records) {
            map.append(number.incrementAndGet(), record.clone());
        }
        store.commit();
        store.sync();
    }

    @Override
    public long replay() {
        long total = 0;
        for (Cursor<Long, byte[]> each = map.cursor(null); each.hasNext(); ) {
            each.next();
            total += ByteBuffer.wrap(each.getValue()).getLong();
        }
        return total;
    }

    @Override
    public void close() {
        store.close();
    }
}
