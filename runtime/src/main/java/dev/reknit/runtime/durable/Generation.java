package dev.reknit.runtime.durable;

import dev.reknit.runtime.store.Snapshot;

/** A checkpoint of one object that is in the store. */
record Generation(Snapshot snapshot, CheckpointHeader header) {
    long position() {
        return snapshot.position();
    }
}
