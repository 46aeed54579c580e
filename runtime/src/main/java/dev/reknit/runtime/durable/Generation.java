package dev.reknit.runtime.durable;

import dev.reknit.runtime.store.Snapshot;

/**
 * A checkpoint of one object that is in the store.
 *
 * @param owner whose it is: by another name than in the header, if it was written under a former one
 */
record Generation(Snapshot snapshot, CheckpointHeader header, Identity owner) {
    Generation(Snapshot snapshot, CheckpointHeader header) {
        this(snapshot, header, header.identity());
    }

    Generation ownedBy(Identity other) {
        return new Generation(snapshot, header, other);
    }

    boolean isUnderFormerName() {
        return !owner.equals(header.identity());
    }

    long position() {
        return snapshot.position();
    }
}
