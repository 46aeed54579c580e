package dev.reknit.runtime.store;

import dev.reknit.Durability;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.StoreEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A store as those see it who use it by its name: what becomes of them when it ends is decided here. */
final class NamedStore implements Store {
    /** Beyond all positions that a log has. */
    private static final long UNSAVED = 1L << 62;

    private final String name;
    private final Store store;
    private final OnFailure onFailure;
    private final Environment environment;
    private final AtomicBoolean told = new AtomicBoolean();

    /** How many records were given up since the store ended, where objects go on in memory. */
    private final AtomicLong unsaved = new AtomicLong();

    NamedStore(String name, Store store, OnFailure onFailure, Environment environment) {
        this.name = name;
        this.store = store;
        this.onFailure = onFailure;
        this.environment = environment;
    }

    @Override
    public long append(int type, RecordWriter data, Durability durability) {
        if (!isInMemory()) {
            try {
                return store.append(type, data, durability);
            } catch (StoreFailedException e) {
                ended(e);
            }
        }
        return UNSAVED + unsaved.incrementAndGet();
    }

    /** For one that had ended before it was opened. */
    void tellIfEnded() {
        StoreFailedException failure = store.failure();
        if (failure != null) {
            ended(failure);
        }
    }

    private boolean isInMemory() {
        return onFailure == OnFailure.MEMORY && store.failure() != null;
    }

    /** Throws what was caught, unless objects go on without the store. */
    private void ended(StoreFailedException failure) {
        boolean inMemory = onFailure == OnFailure.MEMORY;
        if (!told.getAndSet(true)) {
            environment.publish(new StoreEvent.Ended(name, store.toString(), inMemory, failure));
        }
        if (!inMemory) {
            throw failure;
        }
    }

    @Override
    public void awaitDurable(long position, Durability durability) {
        if (!isInMemory()) {
            try {
                store.awaitDurable(position, durability);
            } catch (StoreFailedException e) {
                ended(e);
            }
        }
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
        StoreFailedException failure = store.failure();
        if (failure != null && position > store.durable()) {
            throw new StoreFailedException("" + failure.getMessage(), failure);
        }
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

    @Override
    public String toString() {
        return store.toString();
    }
}
