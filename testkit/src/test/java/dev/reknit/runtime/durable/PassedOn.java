package dev.reknit.runtime.durable;

import dev.reknit.Durability;
import dev.reknit.runtime.store.RecordReader;
import dev.reknit.runtime.store.RecordWriter;
import dev.reknit.runtime.store.Snapshot;
import dev.reknit.runtime.store.SnapshotWriter;
import dev.reknit.runtime.store.Store;
import dev.reknit.runtime.store.StoreFailedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store that hands everything on to another one. */
class PassedOn implements Store {
    final Store store;

    PassedOn(Store store) {
        this.store = store;
    }

    @Override
    public long append(int type, RecordWriter data, Durability durability) {
        return store.append(type, data, durability);
    }

    @Override
    public void awaitDurable(long position, Durability durability) {
        store.awaitDurable(position, durability);
    }

    @Override
    public long durable() {
        return store.durable();
    }

    @Override
    public long first() {
        return store.first();
    }

    @Override
    public int maxRecordBytes() {
        return store.maxRecordBytes();
    }

    @Override
    public void read(long from, RecordReader reader) {
        store.read(from, reader);
    }

    @Override
    public Snapshot writeSnapshot(long position, SnapshotWriter writer) {
        return store.writeSnapshot(position, writer);
    }

    @Override
    public List<Snapshot> snapshots() {
        return store.snapshots();
    }

    @Override
    public void readHead(Snapshot snapshot, RecordReader reader) {
        store.readHead(snapshot, reader);
    }

    @Override
    public void readSnapshot(Snapshot snapshot, RecordReader reader) {
        store.readSnapshot(snapshot, reader);
    }

    @Override
    public void deleteSnapshot(Snapshot snapshot) {
        store.deleteSnapshot(snapshot);
    }

    @Override
    public void prune(long before) {
        store.prune(before);
    }

    @Override
    public @Nullable StoreFailedException failure() {
        return store.failure();
    }

    @Override
    public void close() {
        store.close();
    }
}
