package dev.reknit.benchmarks.store;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.eclipse.store.storage.embedded.types.EmbeddedStorage;
import org.eclipse.store.storage.embedded.types.EmbeddedStorageManager;
import org.jspecify.annotations.Nullable;

/** A chain of objects, of which the last and the new one are stored. {@code store()} writes and syncs nothing. */
final class EclipseStoreJournal implements Journal {
    private final EmbeddedStorageManager storage;
    private final Link first = new Link(new byte[Long.BYTES]);
    private Link last = first;

    /** One record, and where the next one is. */
    static final class Link {
        final byte[] record;

        @Nullable
        Link next;

        Link(byte[] record) {
            this.record = record;
        }
    }

    EclipseStoreJournal(Path folder) {
        storage = EmbeddedStorage.start(first, folder);
    }

    @Override
    public synchronized void append(byte[] record) {
        Link link = new Link(record.clone());
        last.next = link;
        storage.store(last);
        last = link;
    }

    @Override
    public void fill(Iterable<byte[]> records) {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized long replay() {
        long total = 0;
        for (Link each = first; each != null; each = each.next) {
            total += ByteBuffer.wrap(each.record).getLong();
        }
        return total;
    }

    @Override
    public void close() {
        storage.shutdown();
    }
}
